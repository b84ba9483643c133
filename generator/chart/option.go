package chart

import (
	"encoding/json"
	"fmt"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// option is the ECharts option of one kind, without any number: the script adds the dataset
// and the axis' ends from the figure it brings to life.
type option struct {
	Kind Kind
	Form string // the part of the script that fills it
	JSON []byte
}

// OptionScript returns all options as the text of one classic script, which calls the
// global function that the site's script has put up for it.
func OptionScript() ([]byte, error) {
	options, err := draftOptions()
	if err != nil {
		return nil, err
	}
	b := []byte("casebookOptions({")
	for i, o := range options {
		if i > 0 {
			b = append(b, ',')
		}
		b = fmt.Appendf(b, `"%s":{"form":"%s","option":%s}`, o.Kind, o.Form, o.JSON)
	}
	return append(b, "});\n"...), nil
}

// draftOptions draws up the option of every kind with go-echarts, once a build. Each has exactly
// one series, the pattern that the script repeats for each column of the figure's table.
func draftOptions() ([]option, error) {
	options := make([]option, len(kinds))
	for i := range kinds {
		drawn := kinds[i].option()
		drawn.Validate()
		parts := drawn.JSON()
		// go-echarts writes these whether they are asked for or not. The bundle has neither: the
		// caption is the title, and the script makes the tools as HTML.
		delete(parts, "title")
		delete(parts, "toolbox")
		text, err := json.Marshal(parts)
		if err != nil {
			return nil, fmt.Errorf("option of %s charts: %w", kinds[i].name, err)
		}
		options[i] = option{Kind: kinds[i].name, Form: kinds[i].form, JSON: text}
	}
	return options, nil
}

// drawnUp is what go-echarts' chart types share.
type drawnUp interface {
	Validate()
	JSON() map[string]any
	Accept(charts.ConfigurationVisitor)
}

// richTooltip adds to a tooltip what go-echarts has no field for. As rich text it is drawn
// on the canvas: an HTML tooltip has inline styles, which the content security policy
// forbids, and prints names unescaped.
type richTooltip struct {
	charts.BaseConfigurationVisitor
}

func (richTooltip) VisitTooltipOpt(t opts.Tooltip) any {
	return struct {
		opts.Tooltip
		RenderMode string `json:"renderMode"`
		Confine    bool   `json:"confine"`
	}{t, "richText", true}
}

// shared are the settings of every kind. What depends on the size of a figure on the screen
// (places, distances, text) or on its colours at this moment is not drawn up here: the script
// measures the picture that the reader sees.
func shared(trigger string) []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithColorsOpts(seriesColors()),
		charts.WithAnimation(false),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(true), Left: "0"}),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: trigger}),
	}
}

func quietAxis() (*opts.AxisLine, *opts.AxisTick, *opts.SplitLine) {
	return &opts.AxisLine{Show: opts.Bool(false)}, &opts.AxisTick{Show: opts.Bool(false)}, &opts.SplitLine{Show: opts.Bool(true)}
}

// axes are a category axis below and a value axis at the left, without marks of their own.
// The script exchanges them where bars lie, and sets ends and steps.
func axes() []charts.GlobalOpts {
	line, tick, split := quietAxis()
	return []charts.GlobalOpts{
		charts.WithXAxisOpts(opts.XAxis{Type: "category", AxisTick: tick}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", AxisLine: line, SplitLine: split}),
	}
}

func lineOption() drawnUp {
	c := charts.NewLine()
	c.SetGlobalOptions(append(shared("axis"), axes()...)...)
	c.AddSeries("", nil, charts.WithLineChartOpts(opts.LineChart{
		ConnectNulls: opts.Bool(false), ShowSymbol: opts.Bool(true), Symbol: "circle"}))
	c.Accept(richTooltip{})
	return c
}

func barOption() drawnUp { return bars("") }

func stackOption() drawnUp { return bars("total") }

func bars(stack string) drawnUp {
	c := charts.NewBar()
	c.SetGlobalOptions(append(shared("axis"), axes()...)...)
	c.AddSeries("", nil, charts.WithBarChartOpts(opts.BarChart{Stack: stack, BarGap: "6%", BarCategoryGap: "28%"}))
	c.Accept(richTooltip{})
	return c
}

func roundOption() drawnUp {
	c := charts.NewPie()
	c.SetGlobalOptions(shared("item")...)
	c.AddSeries("", nil)
	c.Accept(richTooltip{})
	return c
}

func radarOption() drawnUp {
	c := charts.NewRadar()
	c.SetGlobalOptions(append(shared("item"), charts.WithRadarComponentOpts(opts.RadarComponent{Shape: "polygon", SplitNumber: 4}))...)
	c.AddSeries("", nil, charts.WithAreaStyleOpts(opts.AreaStyle{Opacity: opts.Float(0.1)}))
	c.Accept(richTooltip{})
	return c
}

func dotOption() drawnUp {
	c := charts.NewScatter()
	c.SetGlobalOptions(append(shared("item"), axes()...)...)
	c.AddSeries("", nil)
	c.Accept(richTooltip{})
	return c
}
