package load

import (
	"slices"
	"strings"

	"casebook/generator/problem"
)

// chineseKeys are the Chinese words that an editor may write where a key belongs.
var chineseKeys = map[string]string{
	"标题": "title", "题目": "title", "副标题": "subtitle", "语言": "language", "主办单位": "owner", "单位": "unit",
	"联系方式": "contact", "联系电话": "contact", "名称": "name", "姓名": "name", "名字": "name", "村名": "name", "编号": "id",
	"代码": "code", "编码": "code", "区划代码": "code", "上级": "parent", "所属": "region", "地区": "region", "所在地": "region",
	"乡镇": "region", "户数": "households", "总户数": "households", "人口": "population", "总人口": "population", "人数": "population",
	"简介": "summary", "摘要": "summary", "概况": "summary", "来源": "source", "出处": "source", "年份": "year", "年": "year",
	"年度": "year", "指标": "indicator", "数值": "value", "值": "value", "数据": "values", "备注": "note", "说明": "note",
	"状态": "status", "分组": "group", "小数位": "decimals", "匿名": "anonymous", "示例": "sample", "做法": "programs",
	"工作法": "programs", "公式": "formula", "类型": "kind", "种类": "kind", "起始": "since", "起始年": "since", "村": "village",
	"主题": "themes", "日期": "date", "草稿": "draft", "权重": "weight", "封面": "cover", "出版者": "publisher", "发布单位": "publisher",
	"网址": "url", "链接": "url", "文件": "file", "附件": "file", "部分": "parts", "构成": "parts", "分类": "by", "条件": "conditions",
	"风险": "risks", "成本": "cost", "费用": "cost", "人员": "people", "月数": "months", "数量": "count", "详情": "detail", "村庄": "villages",
}

// englishKey is the key that a Chinese word stands for, "" for none.
func englishKey(word string) string { return chineseKeys[word] }

// didYouMean is the hint for a word that is not among the known ones; it is empty when
// nothing comes near.
func didYouMean(word string, known []string) problem.Text {
	return problem.Suggest(nearest(word, known))
}

// nearest returns the known word that word was probably meant to be, "" where none is
// near: a Chinese word's English key, or one that is a few letters away.
func nearest(word string, known []string) string {
	word = strings.TrimSpace(word)
	if english, ok := chineseKeys[word]; ok && slices.Contains(known, english) {
		return english
	}
	return problem.Nearest(word, slices.Values(known))
}

func text(zh, en string) problem.Text { return problem.Text{ZH: zh, EN: en} }
