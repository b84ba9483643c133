package check

import (
	"fmt"
	"strings"

	"casebook/generator/numeral"
	"casebook/generator/problem"
)

// Scanners and converters of PDF files put blanks into numbers (1 6 9 2万台, 0 .6%), and a slip of the
// hand puts a letter into a word (其a中). What is left reads as another figure or as none.

// findTornNumbers reports numbers with blanks in them, and keeps other rules from reading their pieces.
// A year is year-mangled's, what else is counted or measured is punctuation's.
func (p *passage) findTornNumbers() {
	var torn []problem.Problem
	done := 1
	for i, r := range p.signsIn(1, len(p.runes)-1) {
		if i < done || !isBlankInLine(r) || numeral.Arabic(p.runes[i-1]) < 0 {
			continue
		}
		from := i
		for from > 0 && (numeral.Arabic(p.runes[from-1]) >= 0 || p.runes[from-1] == '.') {
			from--
		}
		to := p.tornEnd(from)
		if to == 0 {
			continue
		}
		text := p.slice(from, to)
		right := strings.Map(func(r rune) rune {
			if isBlankInLine(r) {
				return -1
			}
			return r
		}, text)
		p.mangled = append(p.mangled, [2]int{from, to})
		done = to
		found := problem.Problem{Rule: punctuationID, Span: p.span(from, to), Edits: p.put(from, to, right),
			Message: msg(fmt.Sprintf("数字中间有空格：“%s”", text), fmt.Sprintf("spaces within a number: %q", text)), Hint: msg("写成“"+right+"”", "write "+right)}
		if p.rune(to) == '年' && len(right) == 4 {
			found.Rule = yearMangledID
			p.out.add(found)
		} else if p.where == inBody {
			torn = append(torn, found)
		}
	}
	if len(torn) == 0 {
		return
	}
	first := torn[0]
	for _, other := range torn[1:] {
		first.Edits = append(first.Edits, other.Edits...)
	}
	if n := len(torn); n > 1 {
		first.Message.ZH += fmt.Sprintf("（这一段共有%d处）", n)
		first.Message.EN += fmt.Sprintf(" (%d in this paragraph)", n)
	}
	p.out.add(first)
}

func isBlankInLine(r rune) bool {
	return oneOf(r, " \u00A0\u2009\u2002\u3000")
}

// tornEnd returns where a number with blanks ends that begins at rune from, 0 where these are several
// numbers or none. Of single digits three make one, or two with a decimal fraction; a blank before a
// decimal point is none of an author's; groups of three digits are.
func (p *passage) tornEnd(from int) int {
	before := p.rune(from - 1)
	if before != 0 && !isHan(before) && !oneOf(before, "，。、；：（(“") || oneOf(before, "第表图") {
		return 0
	}
	i, tokens, singles, fraction, torn := from, 0, true, false, false
	for {
		n := 0
		for numeral.Arabic(p.rune(i+n)) >= 0 {
			n++
		}
		if n == 0 {
			return 0
		}
		tokens, singles = tokens+1, singles && n == 1
		i += n
		if gap := isBlankInLine(p.rune(i)); !fraction && (p.rune(i) == '.' || gap && p.rune(i+1) == '.') && numeral.Arabic(p.rune(i+1)) >= 0 != gap {
			if gap {
				torn = true
				i++
			}
			fraction = true
			i++
			tokens-- // the fraction's digits belong to the token before
			continue
		}
		if fraction || !isBlankInLine(p.rune(i)) || numeral.Arabic(p.rune(i+1)) < 0 {
			break
		}
		i++
	}
	if after := p.rune(i); !(oneOf(after, "%％年万亿千百个") || isBlankUnit(after) || oneOf(after, "吨台辆套架艘公平米斤株棵件")) {
		return 0
	}
	if tokens == 2 && !fraction && i-from == 5 && p.rune(i) == '年' && p.hasAt(from, "19", "20", "1 9", "2 0") {
		return i // 201 9年
	}
	if torn || singles && tokens >= 3 || tokens == 2 && fraction && numeral.Arabic(p.rune(from+1)) < 0 && isHan(before) {
		return i
	}
	return 0
}

// frequent are words of two characters that nearly every text has. A letter between their halves was
// typed by mistake.
const frequent = " 其中 以及 全面 加强 推进 工作 发展 建设 管理 服务 群众 组织 党员 干部 问题 进行 开展 实施 提高 提升 完善 落实 坚持 通过 同时 目前 主要 重要 积极 不断 进一 经济 社会 企业 产业 项目 资金 投资 收入 农民 农业 农村 乡村 振兴 生产 生活 教育 卫生 文化 环境 生态 基础 设施 安全 政策 制度 机制 责任 领导 学习 活动 情况 方面 方式 我们 他们 已经 可以 需要 没有 如果 因为 所以 但是 而且 对于 关于 根据 按照 为了 全县 全市 全镇 全村 全区 全省 今年 去年 增长 增加 下降 比上 同比 达到 完成 实现 累计 人民 政府 部门 单位 公司 市场 技术 创新 改革 开放 合作 规划 计划 目标 任务 措施 成效 经验 特色 优势 资源 土地 耕地 种植 养殖 旅游 交通 道路 水利 电力 医疗 保障 就业 脱贫 贫困 帮扶 "

// findStrayLetters reports a small letter inside a word.
func (p *passage) findStrayLetters() {
	for i, r := range p.signsIn(1, len(p.runes)-1) {
		if r < 'a' || r > 'z' || !isHan(p.runes[i-1]) || !isHan(p.runes[i+1]) {
			continue
		}
		word := string([]rune{p.runes[i-1], p.runes[i+1]})
		if !strings.Contains(frequent, " "+word+" ") {
			continue
		}
		text := p.slice(i-1, i+2)
		p.out.add(problem.Problem{Rule: punctuationID, Span: p.span(i, i+1), Edits: p.put(i-1, i+2, word),
			Message: msg(fmt.Sprintf("“%s”里多了一个字母", text), fmt.Sprintf("a letter in the middle of a word: %q", text)), Hint: msg("写成“"+word+"”", "write "+word)})
	}
}
