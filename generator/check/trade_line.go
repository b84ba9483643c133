package check

import (
	"strings"

	"casebook/generator/anyof"
)

// A line of the trade is a whole line that a web page or a library of papers puts around a text: where it comes from, when it
// came out, who edited it, how often it was read, what can be clicked, whose rights it is.

// isTradeLine tells whether a line is one of them.
func isTradeLine(text string) bool {
	text = strings.Trim(text, "【】[]（）() 　")
	return datedSource(text) || isPageFurniture(text) || ofFields(text) || standsAlone(text) || invites(text) || beginsTrade(text) || namesSource(text) || disclaims(text)
}

// datedSource reads a date with what stands behind it: 2014年04月11日16:53来源：, 2021-11-05 19:00:00 来源：.
func datedSource(text string) bool {
	if rest := strings.TrimLeft(text, "0123456789年月日 :"); strings.HasPrefix(text, "20") && anyof.Prefix(rest, "来源：", "来源:") {
		return true
	}
	rest := strings.TrimLeft(text, "0123456789-/:")
	if len(text)-len(rest) < len("2021-11-05") {
		return false
	}
	rest = strings.TrimLeft(rest, " 　0123456789:")
	if !strings.ContainsAny(text, "。；，") && anyof.Contains(rest, "编辑：", "编辑:", "来源：", "来源:", "作者：", "浏览", "点击：", "给编辑写信", "字号：") {
		return true // 2020-10-09新闻 编辑： huazhu
	}
	return anyof.Prefix(rest, "发布") && runeCount(rest) <= 6 || anyof.Prefix(rest, "来源", "出处", "作者", "编辑", "浏览", "阅读") || rest == "转载" || rest == "" && strings.Count(text, ":") > 1
}

// standsAlone tells whether a line is one that nothing else stands on: 阅读原文, 版权声明.
func standsAlone(text string) bool {
	switch strings.Trim(text, "：。!！") {
	case "返回上一页", "请认真阅读下面的提示信息", "内容预览", "购物车", "打开APP阅读全文", "打开APP", "下载更新", "更多精彩内容请关注公众号", "关注我们", "导航菜单", "扫一扫关注", "微信公众号", "官方微博", "官方微信", "版权声明", "免责声明", "查看原文", "阅读原文", "点击查看原文", "查看全文", "阅读全文", "展开全文",
		"附件下载", "返回列表", "返回首页", "返回顶部", "打印本页", "关闭窗口", "加入收藏", "设为首页", "无障碍阅读", "长者模式", "扫码阅读", "手机阅读", "相关文章", "相关链接", "最新文章", "热门文章", "上一页", "下一页", "网站首页", "用户登录", "立即登录", "微信扫一扫", "分享到微信", "复制链接", "下载本文档", "下载文档", "文档简介", "文档描述", "立即下载", "免费下载", "继续免费阅读", "相关文档", "相关报道", "下载客户端", "我要举报", "给编辑写信", "QQ在线咨询", "在线咨询", "在线客服", "站内搜索", "高级搜索", "会员中心", "举报投诉":
		return true
	}
	return strings.Contains(text, "客户端 20") && strings.Count(text, ":") > 0
}

// invites reads a line that asks for a click: 扫描二维码关注公众号, 点击上方蓝字, 觉得不错请点个在看.
func invites(text string) bool {
	if runeCount(text) > 34 || strings.ContainsAny(text, "。；") {
		return false
	}
	return anyof.Prefix(text, "扫描二维码", "扫码", "长按", "识别", "更多精彩", "更多内容", "欢迎关注", "欢迎订阅", "点击上方", "点击下方", "点击蓝字", "点击左下", "点击关注", "戳", "喜欢就", "觉得不错", "觉得好看", "如果您喜欢", "一键三连", "关注") &&
		anyof.Contains(text, "公众号", "蓝字", "在看", "二维码", "阅读原文", "小程序", "视频号", "订阅号", "客户端", "转发给", "关注我们", "点赞", "微信号", "一键三连")
}

// heads are what a line of the trade begins with.
var heads = [...]string{"信息发布者", "供稿：", "供稿单位：", "撰稿：", "编审：", "审核：", "审核人：", "发布人：", "发布：20", "投稿邮箱：", "原标题：", "原标题:", "责编：", "责编:", "本版责编：", "本版编辑：", "本版校对：", "本版制图：", "本期责编：", "版式设计：", "责任校对：", "责任编辑：", "责任编辑:", "责任编辑 ", "上一条：", "下一条：", "上一篇：", "下一篇：", "上一篇:", "下一篇:", "前一篇：", "后一篇：", "上一页：", "下一页：",
	"本文档由用户", "预览结束", "您需要登录后", "评论：0", "（未完", "浏览：", "浏览:", "浏览量", "阅读：", "阅读量", "点击：", "点击:", "发布时间：", "发布时间:", "发布日期：", "原文链接", "链接：http", "链接:http", "信息来源：", "文章来源：", "稿件来源：", "图片来源：", "稿源：", "打印：", "分享：", "分享到", "本文标签：", "文章标签：", "索引号：", "信息分类：", "发布机构：", "访问量：", "访问次数：", "网站编辑：", "本期编辑：", "初审：", "终审：", "一审：", "二审：", "三审：", "值班编辑：", "本文链接", "本文网址", "发表于：", "图片编辑：", "报料邮箱：", "站内搜索", "转载自", "声明：本"}

// beginsTrade tells whether a line begins as one of the trade.
func beginsTrade(text string) bool {
	if i := strings.IndexByte(text, ':'); i > 0 && runeCount(text[:i]) <= 6 {
		text = text[:i] + "：" + text[i+1:]
	}
	for _, head := range heads {
		if strings.HasPrefix(text, head) && !(head == "分享到" && strings.ContainsAny(text, "。，")) {
			return !saysWho(text) && !anyof.Contains(text, "__", "填表", "制表", "盖章", "签字") // a form's line
		}
	}
	if strings.HasPrefix(text, "《") && strings.HasSuffix(strings.TrimRight(text, "）) "), "版") && strings.Contains(text, "年") {
		return true // 《 人民日报 》（ 2018年12月14日 16 版）
	}

	if anyof.Prefix(text, "您现在的位置", "您当前的位置", "您当前位置", "您所在的位置", "当前所在位置", "当前位置", "现在位置", "所在位置") && anyof.Contains(text, "：", ":", ">") ||
		anyof.Prefix(text, "本文已被", "点击量：", "本篇文章", "全文共") && strings.ContainsAny(text, "字次：") && strings.ContainsAny(text, "0123456789") {
		return true
	}
	return anyof.Prefix(text, "首页", "网站首页") && anyof.Contains(text, "＞", "»", "›", ">") // 首页 >> 新闻动态 >> 正文
}

// namesSource reads 来源：新华网 and 时间：2019-03-02. A note below a table says where its figures come from, and is none.
func namesSource(text string) bool {
	if anyof.Prefix(text, "来源：", "来源:") {
		return !anyof.Contains(text, "统计", "年鉴", "年报", "台账", "公报", "普查", "报表", "数据", "报告", "调查", "整理", "档案", "志", "，", "。") ||
			anyof.Contains(text, "时间：", "时间:", "浏览", "编辑", "作者：", "日期：")
	}
	if anyof.Prefix(text, "时间：", "时间:", "日期：") {
		return anyof.Contains(text, "来源", "出处", "作者", "浏览", "编辑", "点击") || strings.Trim(text[len("时间："):], "0123456789-/.:年月日 　") == ""
	}
	return false
}

// labels are what a site writes above and below its texts, each with a colon.
const labels = " 作者 时间 来源 发稿时间 发表时间 上传时间 发稿 字数 点击 浏览 编辑 责编 责任编辑 发布人 发布者 发布 发布时间 发布日期 更新时间 阅读 阅读量 浏览量 点击量 评论 审核 供稿 摄影 撰稿 出处 日期 浏览次数 点击次数 访问次数 阅读次数 点赞 字体 字号 校对 监制 记者 通讯员 稿源 信息来源 文章来源 信息员 初审 复审 终审 主编 副主编 执行主编 责任主编 一审 二审 三审 编审 图片 供图 文字 分享 分享到 栏目 标签 分类 索引号 发布机构 文章作者 发布单位 供稿单位 投稿 录入 打印 关闭 "

// widgets are what can be clicked, or is shown beside it.
const widgets = " 推荐给朋友 联系我们 关于我们 网站声明 网站地图 友情链接 打印 关闭 字号 字体 大 中 小 特大 默认 分享 收藏 返回 顶部 纠错 打印本页 关闭窗口 返回顶部 打印文章 打印此页 我要打印 我要纠错 我要分享 加入收藏 设为首页 微信 微博 新浪微博 腾讯微博 QQ空间 QQ QQ好友 朋友圈 微信好友 复制链接 首页 网站首页 上一页 下一页 尾页 返回列表 返回首页 转发 评论 点赞 举报 扫一扫 手机版 电脑版 登录 注册 繁体 简体 无障碍 正文 下载 保存 语音 听全文 阅读 浏览 投稿 订阅 RSS 关注 次 "

// fewestFields is how many fields make a line one of the trade.
const fewestFields = 2

// ofFields reads a line that is all fields of the trade: labels with what they say, dates, what can be clicked. 作者：小赵
// 时间：2019-03-02, 【字号：大 中 小】【打印】, 记者 李明 通讯员 王强.
func ofFields(text string) bool {
	if runeCount(text) > 80 || strings.ContainsAny(text, "。；！？，") {
		return false
	}
	hasLabel := strings.ContainsAny(text, ":：")
	fields, labelled, clicked, rest := 0, 0, 0, 0
	for field := range strings.FieldsFuncSeq(text, func(r rune) bool { return isSpace(r) || oneOf(r, "|｜【】[]()（）·/") }) {
		head, value, colon := strings.Cut(strings.Replace(field, ":", "：", 1), "：")
		switch {
		case colon && isField(labels, head):
			labelled++
			if isField(widgets, value) {
				clicked++
			}
		case isField(widgets, field):
			clicked++
		case strings.Trim(field, "0123456789-/.:：年月日次") == "":
			fields++
		case !hasLabel:
			return false // most lines that come here are headings, and end at their first word
		default:
			rest++
		}
	}
	if rest > labelled {
		return false // words that no label has
	}
	return labelled >= fewestFields || rest == 0 && (labelled > 0 && clicked+fields > 0 || clicked >= fewestFields)
}

func isField(list, word string) bool {
	return len(word) <= longestField && strings.Contains(list, " "+word+" ")
}

// longestField is how many bytes the longest of labels and widgets has: 推荐给朋友. Most headings are longer.
const longestField = len("推荐给朋友")

// rights are words of a notice about whose text it is and what may be done with it.
var rights = [...]string{"转载", "版权", "侵权", "本站", "本网", "观点", "立场", "删除", "联系我们", "联系本", "仅供", "网友", "投稿", "用户", "上传", "付费", "下载", "文档", "登录", "原创", "授权", "出处", "公众号", "及时处理", "法律责任", "原作者", "著作权"}

// fewestRights is how many such words make a notice.
const fewestRights = 4

// disclaims tells whether a paragraph is such a notice: 本站文字由网友上传，版权归原作者所有，如有侵权请联系我们删除.
func disclaims(text string) bool {
	if runeCount(text) < 16 || !anyof.Contains(text, "侵权", "版权", "转载", "著作权") || !anyof.Contains(text, "本站", "本网", "本文", "网友", "用户", "作者", "来源", "公众号", "平台") {
		return false
	}
	n := 0
	for _, word := range rights {
		if strings.Contains(text, word) {
			n++
		}
	}
	return n >= fewestRights
}
