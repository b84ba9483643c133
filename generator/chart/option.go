package chart

import (
	"encoding/json"
	"fmt"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Option is the ECharts option of one kind, without any number: the script adds the dataset
// and the axis' ends from the figure it brings to life.
type Option struct {
	Kind Kind
	JSON []byte
}

// OptionScript returns all options as the text of one classic script, which calls the
// global function that the site's script has put up for it.
func OptionScript() ([]byte, error) {
	options, err := Options()
	if err != nil {
		return nil, err
	}
	b := []byte("casebookOptions({")
	for i, o := range options {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, '"')
		b = append(b, o.Kind...)
		b = append(b, `":`...)
		b = append(b, o.JSON...)
	}
	return append(b, "});\n"...), nil
}

// Options draws up the option of every kind with go-echarts, once a build. Each has exactly
// one series, the pattern that the script repeats for each column of the figure's table.
func Options() ([]Option, error) {
	list := []struct {
		kind  Kind
		chart drawnUp
	}{
		{Line, lineOption()},
		{Bar, barOption("")},
		{HBar, barOption("")},
		{Stacked, barOption("total")},
		{Pie, roundOption("0%")},
		{Ring, roundOption("50%")},
		{Radar, radarOption()},
		{Pyramid, barOption("total")},
		{Rows, rowsOption()},
	}
	options := make([]Option, len(list))
	for i, entry := range list {
		entry.chart.Validate()
		text, err := json.Marshal(entry.chart.JSON())
		if err != nil {
			return nil, fmt.Errorf("option of %s charts: %w", entry.kind, err)
		}
		options[i] = Option{Kind: entry.kind, JSON: text}
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

// shared are the settings of every kind.
func shared(trigger string) []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithColorsOpts(Palette()),
		charts.WithAnimation(false),
		charts.WithTitleOpts(opts.Title{Show: opts.Bool(false)}),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(true), Left: "0", Top: "20", ItemWidth: 12, ItemHeight: 10}),
		charts.WithToolboxOpts(opts.Toolbox{Show: opts.Bool(false)}),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: trigger}),
	}
}

func quietAxis() (*opts.AxisLine, *opts.AxisTick, *opts.SplitLine) {
	return &opts.AxisLine{Show: opts.Bool(false)}, &opts.AxisTick{Show: opts.Bool(false)}, &opts.SplitLine{Show: opts.Bool(true)}
}

// axes are a category axis below and a value axis at the left; lying charts have them
// exchanged by the script, which also sets ends and steps.
func axes() []charts.GlobalOpts {
	line, tick, split := quietAxis()
	return []charts.GlobalOpts{
		charts.WithXAxisOpts(opts.XAxis{Type: "category", AxisTick: tick, AxisLabel: &opts.AxisLabel{HideOverlap: opts.Bool(true)}}),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", AxisLine: line, SplitLine: split, AxisLabel: &opts.AxisLabel{Show: opts.Bool(true)}}),
	}
}

func lineOption() drawnUp {
	c := charts.NewLine()
	c.SetGlobalOptions(append(shared("axis"), axes()...)...)
	c.AddSeries("", nil, charts.WithLineChartOpts(opts.LineChart{
		ConnectNulls: opts.Bool(false), ShowSymbol: opts.Bool(true), Symbol: "circle", SymbolSize: 6}))
	c.Accept(richTooltip{})
	return c
}

func barOption(stack string) drawnUp {
	c := charts.NewBar()
	c.SetGlobalOptions(append(shared("axis"), axes()...)...)
	c.AddSeries("", nil, charts.WithBarChartOpts(opts.BarChart{Stack: stack, BarGap: "6%", BarCategoryGap: "28%"}))
	c.Accept(richTooltip{})
	return c
}

func roundOption(inner string) drawnUp {
	c := charts.NewPie()
	c.SetGlobalOptions(shared("item")...)
	c.AddSeries("", nil, charts.WithPieChartOpts(opts.PieChart{Radius: []string{inner, "90%"}, Center: []string{"24%", "50%"}}))
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

func rowsOption() drawnUp {
	c := charts.NewScatter()
	c.SetGlobalOptions(append(shared("item"), axes()...)...)
	c.AddSeries("", nil)
	c.Accept(richTooltip{})
	return c
}
