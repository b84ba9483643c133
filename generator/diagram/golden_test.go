package diagram

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/generator/formula"
	"casebook/generator/report"
)

var update = flag.Bool("update", false, "write the golden files anew; look at them before keeping them")

// drawn are methods of every form that a drawing has, with the form: as many parts as it holds, one
// more, and labels that do not fit it.
var drawn = []struct{ form, name, parts string }{
	{"groups", "联动工作法", "组织(联建(支部 小组) 联管(党员大会代表和群众代表们一起 各个村民小组的小组长们 人) 散居户) 产业(联育) 平台"},
	{"fan", "五联", "组织联建 队伍联管 基建联动 产业联育 民风联塑"},
	{"rosette", "六个一工作法", "一个战斗堡垒 一支先锋队伍 一个服务阵地 一条产业道路 一个集体项目 一套组织制度"},
	{"rosette", "三个一", "甲 乙 丙"},
	{"rosette", "九个一", "甲 乙 丙 丁 戊 己 庚 辛 壬"},
	{"fan", "两个一", "甲 乙"},
	{"fan", "十个一", "甲 乙 丙 丁 戊 己 庚 辛 壬 癸"},
	{"fan", "四个一", "一个长得无论如何也写不进圆里去的名称叫作战斗堡垒的一个支部和它的党员 乙 丙 丁"},
	{"groups", "三个一", "甲(乙) 丙 丁"},
	{"chain", "1+N+1", "1:理事会党员 N:理事会成员 1..3:贫困户"},
	{"fan", "1+1+1+1+1+1", "1:甲 1:乙 1:丙 1:丁 1:戊 1:己"},
	{"stairs", "4321", "4:副县级以上 3:正科级 2:副科级 1:科级以下"},
	{"columns", "131", "1:支部 3:队伍 1:平台"},
	{"grid", "三个三", "三:队伍(带头人 领头雁 主心骨) 三:制度(包抓联结 三问征询 问题交办) 三:菜单(产业 基础设施 暖心服务)"},
	{"groups", "三考两评一述", "三:考(工作考勤 业绩考核 政策考试) 两:评(群众测评 组织部评议) 一:述(工作述职)"},
	{"outline", "层层抓工作法", "镇(村(组(户 人) 员) 企业) 县"},
	{"pairs", "双亮双诺双实", "脱贫承诺 带富承诺 监督亭"},
	{"name", "党建扶贫10+模式", ""},
	{"name", "一个名称长得写不进两行里去于是要写得小一些的党建引领乡村振兴综合服务工作机制与办法", ""},
}

// The form of a drawing follows that of the name, and gives way to one that holds more.
func TestTheFormFollowsTheName(t *testing.T) {
	texts := chinese(t)
	for _, c := range drawn {
		figure := string(Append(nil, method(c.name, c.parts), texts))
		_, shape, _ := strings.Cut(figure, `data-shape="`)
		if shape, _, _ = strings.Cut(shape, `"`); shape != c.form {
			t.Errorf("%s (%s) is drawn as %s, not as %s", c.name, c.parts, shape, c.form)
		}
	}
}

// Each form as it was looked at in a browser before it was kept, with the sign for lists.
func TestGolden(t *testing.T) {
	texts, seen := chinese(t), map[string]bool{}
	for _, c := range drawn {
		if seen[c.form] {
			continue
		}
		seen[c.form] = true
		p := method(c.name, c.parts)
		if len(p.Parts) > 0 {
			p.Parts[0].Detail = "由支部定"
		}
		got := bytes.Join([][]byte{AppendGlyph(nil, p), Append(nil, p, texts)}, []byte("\n"))
		file := filepath.Join("testdata", c.form+".html")
		if *update {
			if err := os.WriteFile(file, append(got, '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(bytes.TrimSpace(want), got) {
			t.Errorf("%s differs:\n%s", c.form, got)
		}
	}
}

// In the middle of a picture stands the formula as it is said; the name where there is none.
func TestTheMiddleSaysTheFormula(t *testing.T) {
	for said, want := range map[string]string{"六个一": "六个一", "": "党建引领工作法"} {
		p := method("党建引领工作法", "甲 乙 丙")
		p.Formula = formula.Parse(said)
		figure := string(Append(nil, p, chinese(t)))
		if _, drawn, _, _ := read(t, figure); !strings.Contains(drawn, want) || said != "" && strings.Contains(drawn, p.Name) {
			t.Errorf("with the formula %q is drawn %s", said, drawn)
		}
	}
}

// What a picture needs no words for is told to those who do not see it: a list without details is
// theirs alone, one with details is everybody's, of the layer that has them.
func TestAListIsSeenWhereItSaysMore(t *testing.T) {
	texts := chinese(t)
	for _, c := range []struct {
		of, want string
	}{
		{"", `<ol class="parts visually-hidden"><li><b>甲</b><ol class="visually-hidden"><li><b>乙</b></li></ol></li></ol>`},
		{"甲", `<ol class="parts"><li><b>甲</b> 说明<ol class="visually-hidden"><li><b>乙</b></li></ol></li></ol>`},
		{"乙", `<ol class="parts"><li><b>甲</b><ol><li><b>乙</b> 说明</li></ol></li></ol>`},
	} {
		p := method("方法", "甲(乙)")
		for _, part := range []*report.ProgramPart{&p.Parts[0], &p.Parts[0].Parts[0]} {
			if part.Name == c.of {
				part.Detail = "说明"
			}
		}
		if got := string(Append(nil, p, texts)); !strings.Contains(got, c.want) {
			t.Errorf("with a detail of %q: %s", c.of, got)
		}
	}
}
