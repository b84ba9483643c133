package check

import (
	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
	"strings"
)

// furniture are the forms of lines that stand around a text on a web page: counters, boxes for comments, paths, bylines of
// the site, rights. Each is a whole line.
var furniture = [...]*lazyregexp.Regexp{
	lazyregexp.New(`^(?:浏览|阅读|点击|点赞|评论|收藏|分享|转发|人气|热度)(?:量|数|次数)?[ 　:：]*[0-9]+ ?次?$`),
	lazyregexp.New(`^评论[ 　]*[0-9]*人?参与.{0,10}条评论$`),
	lazyregexp.New(`^(?:还没有评论|暂无评论|快来抢沙发|我来说两句|发表评论|最热评论|最新评论|热门评论|网友评论).{0,14}$`),
	lazyregexp.New(`^(?:本文)?(?:转自|转载自|来自)[：:].{2,24}$`),
	lazyregexp.New(`^《[^《》]{2,14}(?:报|日报|晚报|周报|时报)》[ 　]*[（(][0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日.{0,12}版?[）)]?$`),
	lazyregexp.New(`^(?:当前|您的)?位置[：:].{0,6}首页.*[>＞»›].*$`),
	lazyregexp.New(`^[>＞»›] ?[^，。；]{2,8}(?: ?[>＞»›] ?[^，。；]{2,10})+$`),
	lazyregexp.New(`^[0-9]+/[0-9]+ ?(?:首页|上一页|下一页|尾页)[ 0-9首上下尾一页末]*$`),
	lazyregexp.New(`^(?:以下|下面)是小编.{2,40}$`),
	lazyregexp.New(`^[0-9]{1,2}\.[0-9]{1,2}\.20[0-9]{2}[ 　]+[0-9]{1,2}:[0-9]{2}$`),
	lazyregexp.New(`^(?:返回|回到).{2,10}(?:首页|列表|频道)$`),
	lazyregexp.New(`^(?:请输入验证码|文章图片|正文复制|二维码入口|顶一下|踩一下|点赞|收藏|举报|打赏|扫码分享|手机看|听新闻|语音播报|相关推荐|猜你喜欢|热门推荐|推荐阅读|延伸阅读|相关新闻|热点新闻|精彩推荐|网友投稿|加载更多|展开全部|收起)$`),
	lazyregexp.New(`^(?:本报|本台|本网|新华社|[^ 　，。：]{2,6}(?:网|报|社|台))?(?:特约|实习|见习)?(?:记者|通讯员|特约记者)(?:[ 　：:/、]+(?:[\p{Han}·]{2,4}|记者|通讯员|特约记者|摄影报道|报道|摄影|文|图|文/图))+$`),
	lazyregexp.New(`^[^：:|｜。；]{2,10}[：:][^|｜。；]{1,20}[|｜].{0,10}[：:][^。；]{0,40}$`),
	lazyregexp.New(`^[□■◎●]?[\p{Han}A-Za-z·]{2,14}(?:记者|通讯员)[ 　]*[\p{Han}]{2,4}$`),
	lazyregexp.New(`^[□■◎●] ?(?:记者|通讯员)[ 　]*[\p{Han}]{2,4}$`),
	lazyregexp.New(`^[^。；]{2,20}>>[^。；]{2,40}$`),
	lazyregexp.New(`^[^。；]{0,12}(?:频道|新闻|网)[ 　]*[>＞»›][^。；]{2,30}$`),
	lazyregexp.New(`^(?:摄影|文字|文|图|图片|供图|撰文|图文|制图|视频|剪辑|海报|设计|美编|校对|审核|编辑|责编|监制|策划)[/／｜|丨：: 　]+[\p{Han}A-Za-z·]{2,4}(?:[ 　、]+[\p{Han}·]{2,4})*$`),
	lazyregexp.New(`^.{2,40}_第[0-9]+页$`),
	lazyregexp.New(`^(?:已阅读|还剩|剩余)[0-9]+页.{0,24}$`),
	lazyregexp.New(`^[^。；]{0,14}首页 ?[>＞»›][^。；]*$`),
	lazyregexp.New(`^当前版[：:].{1,10}$`),
	lazyregexp.New(`^投稿(?:作者|人|邮箱|交换)[：:].{0,40}$`),
	lazyregexp.New(`^本[网站报]讯?（[^（）]{2,20}）[ 　]+投稿邮箱.*$`),
	lazyregexp.New(`^[0-9]{1,2}[、.．]? ?(?:凡|本[网站]).{0,12}(?:来源|转载|注明).{4,80}(?:版权|观点|本[网站]).*$`),
	lazyregexp.New(`^(?:关于我们|联系我们|联系方式|免责声明|网站声明|网站地图|友情链接|法律声明|广告服务|版权声明)(?:[ 　|｜]+(?:关于我们|联系我们|联系方式|免责声明|网站声明|网站地图|友情链接|法律声明|广告服务|版权声明))+$`),
	lazyregexp.New(`^(?:(?:浏览|阅读|点赞|评论|收藏|分享|转发|纠错|打印|编辑|举报)[ 　0-9]*){2,}$`),
}

// furnitureBegins are the characters that these lines begin with.
const furnitureBegins = "浏阅点评收分转人热还暂快我发最网本来《当您位>＞»›以下返回请文正二顶踩举打扫手听语相猜推延精加展投凡关联免友法广版纠编0123456789"

// mayBeFurniture lets most lines of prose pass before the forms are tried, which cost more.
func mayBeFurniture(text string) bool {
	if runeCount(text) > 110 || strings.ContainsAny(text, "。；") && !anyof.Contains(text, "凡", "小编") {
		return false
	}
	first, _ := firstRune(text)
	return strings.ContainsRune(furnitureBegins, first) ||
		anyof.Contains(text, "记者", "通讯员", "|", "｜", ">", "＞", "»", "›", "_第", "/", "丨") ||
		anyof.Prefix(text, "摄影", "图", "视频", "海报", "设计", "美编", "校对", "审核", "责编", "监制", "策划", "已阅读", "剩余", "供图", "撰文", "剪辑", "制图")
}

// isPageFurniture tells whether a line is one of them.
func isPageFurniture(text string) bool {
	if !mayBeFurniture(text) {
		return false
	}
	text = strings.TrimRight(text, "！!。 　")
	for _, form := range furniture {
		if form.MatchString(text) {
			return true
		}
	}
	return false
}
