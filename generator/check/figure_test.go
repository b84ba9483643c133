package check

import (
	"slices"
	"testing"

	"casebook/generator/problem"
)

// What is bound to a fact is read in words and in figures: each row is one wording of one fact, and whether the two agree.
func TestBoundWordings(t *testing.T) {
	for _, c := range []struct {
		text, fact string
		agrees     bool
	}{
		{"产值下降[5.3%](fact:x)。", `value = -5.3` + "\n" + `unit = "%"`, true},
		{"产值增长[5.3%](fact:x)。", `value = -5.3` + "\n" + `unit = "%"`, false},
		{"产值下降[5.3%](fact:x)。", `value = 5.3` + "\n" + `unit = "%"`, true},
		{"产值下降[-5.3%](fact:x)。", `value = -5.3` + "\n" + `unit = "%"`, true},
		{"产值[下降5.3%](fact:x)。", `value = -5.3` + "\n" + `unit = "%"`, true},
		{"产值[下降了约5.3%](fact:x)。", `value = -5.3` + "\n" + `unit = "%"`, true},
		{"发生率[减少1.8个百分点](fact:x)。", `value = -1.8` + "\n" + `unit = "个百分点"`, true},
		{"产值[下降到5.3%](fact:x)。", `value = -5.3` + "\n" + `unit = "%"`, false},
		{"产值[增长5.3%](fact:x)。", `value = -5.3` + "\n" + `unit = "%"`, false},
		{"产值下降[6.3%](fact:x)。", `value = -5.3` + "\n" + `unit = "%"`, false},
		{"每亩[300至500元](fact:x)。", "value = 300\nto = 500\nunit = \"元\"", true},
		{"每亩[300至600元](fact:x)。", "value = 300\nto = 500\nunit = \"元\"", false},
		{"每亩[300元](fact:x)。", "value = 300\nto = 500\nunit = \"元\"", false},
		{"成本下降[3%～5%](fact:x)。", "value = -5\nto = -3\nunit = \"%\"", true},
		{"成本提高[3%～5%](fact:x)。", "value = -5\nto = -3\nunit = \"%\"", false},
		{"成本下降[3%～6%](fact:x)。", "value = -5\nto = -3\nunit = \"%\"", false},
		{"成本下降[3%～5%](fact:x)。", "value = 3\nto = 5\nunit = \"%\"", true},
		{"产值[翻番](fact:x)。", "value = 2\nunit = \"倍\"", true},
		{"产值[翻番](fact:x)。", "value = 100\nunit = \"%\"", true},
		{"产值[翻番](fact:x)。", "value = 200\nunit = \"%\"", true},
		{"产值[翻番](fact:x)。", "value = 150\nunit = \"%\"", false},
		{"产值[翻番](fact:x)。", "value = 100\nunit = \"元\"", false},
		{"农户[过半](fact:x)参加。", "value = 60\nunit = \"%\"", true},
		{"农户[过半](fact:x)参加。", "value = 40\nunit = \"%\"", false},
		{"农户[过半](fact:x)参加。", "value = 60\nunit = \"户\"", false},
		{"农户[全部](fact:x)参加。", "value = 100\nunit = \"%\"", true},
		{"农户[全部](fact:x)参加。", "value = 90\nunit = \"%\"", false},
		{"农户[全部](fact:x)参加。", "value = 100\nunit = \"户\"", false},
		{"农户[踊跃](fact:x)参加。", "value = 100\nunit = \"%\"", false},
		{"投入与产出之比为[1:2](fact:x)。", "value = 0.5", true},
		{"投入与产出为[1:2](fact:x)。", "value = 0.5", true},
		{"投入与产出为[1:3](fact:x)。", "value = 0.5", false},
		{"收入[2787.27](fact:x)、1445.77亿元。", "value = 2787.27\nunit = \"亿元\"", true},
		{"收入[2787.28](fact:x)、1445.77亿元。", "value = 2787.27\nunit = \"亿元\"", false},
		{"修成[12公里水渠](fact:x)。", "value = 12\nunit = \"公里\"", true},
		{"修成[13公里水渠](fact:x)。", "value = 12\nunit = \"公里\"", false},
		{"收入近[4500元](fact:x)。", "value = 4480\nunit = \"元\"", true},
		{"收入近[4500元](fact:x)。", "value = 4520\nunit = \"元\"", false},
		{"收入超过[500万元](fact:x)。", "value = 500\nunit = \"万元\"\nbound = \"at-least\"", true},
		{"收入超过[500万元](fact:x)。", "value = 600\nunit = \"万元\"\nbound = \"at-least\"", true},
		{"收入超过[500万元](fact:x)。", "value = 400\nunit = \"万元\"\nbound = \"at-least\"", false},
		{"收入超过[500万元](fact:x)。", "value = 500\nunit = \"元\"\nbound = \"at-least\"", false},
	} {
		list, _ := checked(t, c.text+"\n--- data/facts/demo.toml\n[[fact]]\nid = \"x\"\nyear = 2019\nsource = \"report\"\n"+c.fact+"\n")
		differs := slices.ContainsFunc(list, func(p problem.Problem) bool { return p.Rule == factMismatchID })
		if differs == c.agrees {
			for _, p := range list {
				t.Log(p.Rule, p.Message.ZH)
			}
			t.Errorf("%s of %q: agrees is %v", c.text, c.fact, !c.agrees)
		}
	}
}
