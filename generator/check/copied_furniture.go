package check

import (
	"strings"

	"casebook/generator/anyof"
	"casebook/generator/lazyregexp"
)

// furnitureForm is the form of a whole line, with what every such line begins with or holds: nearly no line of prose does, and to
// look for that costs much less than to try the expression.
type furnitureForm struct {
	begins string   // one of these characters, any where it is empty
	holds  []string // one of these words, where there are some
	line   *lazyregexp.Regexp
}

// furniture are the forms of lines that stand around a text on a web page: counters, boxes for comments, paths, bylines of
// the site, rights.
var furniture = [...]furnitureForm{
	{"浏阅点评收分转人热", nil, lazyregexp.New(`^(?:浏览|阅读|点击|点赞|评论|收藏|分享|转发|人气|热度)(?:量|数|次数)?[ 　:：]*[0-9]+ ?次?$`)},
	{"评", nil, lazyregexp.New(`^评论[ 　]*[0-9]*人?参与.{0,10}条评论$`)},
	{"还暂快我发最热网", nil, lazyregexp.New(`^(?:还没有评论|暂无评论|快来抢沙发|我来说两句|发表评论|最热评论|最新评论|热门评论|网友评论).{0,14}$`)},
	{"本转来", nil, lazyregexp.New(`^(?:本文)?(?:转自|转载自|来自)[：:].{2,24}$`)},
	{"《", nil, lazyregexp.New(`^《[^《》]{2,14}(?:报|日报|晚报|周报|时报)》[ 　]*[（(][0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日.{0,12}版?[）)]?$`)},
	{"当您位", nil, lazyregexp.New(`^(?:当前|您的)?位置[：:].{0,6}首页.*[>＞»›].*$`)},
	{">＞»›", nil, lazyregexp.New(`^[>＞»›] ?[^，。；]{2,8}(?: ?[>＞»›] ?[^，。；]{2,10})+$`)},
	{"0123456789", nil, lazyregexp.New(`^[0-9]+/[0-9]+ ?(?:首页|上一页|下一页|尾页)[ 0-9首上下尾一页末]*$`)},
	{"以下", nil, lazyregexp.New(`^(?:以下|下面)是小编.{2,40}$`)},
	{"0123456789", nil, lazyregexp.New(`^[0-9]{1,2}\.[0-9]{1,2}\.20[0-9]{2}[ 　]+[0-9]{1,2}:[0-9]{2}$`)},
	{"返回", nil, lazyregexp.New(`^(?:返回|回到).{2,10}(?:首页|列表|频道)$`)},
	{"请文正二顶踩点收举打扫手听语相猜热推延精网加展", nil, lazyregexp.New(`^(?:请输入验证码|文章图片|正文复制|二维码入口|顶一下|踩一下|点赞|收藏|举报|打赏|扫码分享|手机看|听新闻|语音播报|相关推荐|猜你喜欢|热门推荐|推荐阅读|延伸阅读|相关新闻|热点新闻|精彩推荐|网友投稿|加载更多|展开全部|收起)$`)},
	{"", []string{"记者", "通讯员"}, lazyregexp.New(`^(?:本报|本台|本网|新华社|[^ 　，。：]{2,6}(?:网|报|社|台))?(?:特约|实习|见习)?(?:记者|通讯员|特约记者)(?:[ 　：:/、]+(?:[\p{Han}·]{2,4}(?:整理|采写|摄影|摄|报道|撰写)?|记者|通讯员|特约记者|摄影报道|综合报道|采访整理|报道|整理|采写|摄影|文|图|文/图))+$`)},
	{"", []string{"评论员"}, lazyregexp.New(`^(?:本报|本刊|本台|本网|新华社|[\p{Han}]{2,6}[报社])(?:特约)?评论员(?:[ 　：:]+[\p{Han}]{2,4})?$`)},
	{"", []string{"|", "｜"}, lazyregexp.New(`^[^：:|｜。；]{2,10}[：:][^|｜。；]{1,20}[|｜].{0,10}[：:][^。；]{0,40}$`)},
	{"", []string{"记者", "通讯员"}, lazyregexp.New(`^[□■◎●]?[\p{Han}A-Za-z·]{2,14}(?:记者|通讯员)[ 　]*[\p{Han}]{2,4}$`)},
	{"□■◎●", nil, lazyregexp.New(`^[□■◎●] ?(?:记者|通讯员)[ 　]*[\p{Han}]{2,4}$`)},
	{"", []string{">>"}, lazyregexp.New(`^[^。；]{2,20}>>[^。；]{2,40}$`)},
	{"", []string{">>", "＞＞", "»"}, lazyregexp.New(`^(?:相关|更多|查看|阅读|点击|详细|详情|进入|返回)[\p{Han}]{0,6} ?(?:>>|＞＞|»)$`)},
	{"0123456789abcdef", nil, lazyregexp.New(`^[0-9a-f]{32}[:：]?$`)}, // the name of a file that a link lost
	{"", []string{">", "＞", "»", "›"}, lazyregexp.New(`^[^。；]{0,12}(?:频道|新闻|网)[ 　]*[>＞»›][^。；]{2,30}$`)},
	{"摄文图供撰制视剪海设美校审编责监策", nil, lazyregexp.New(`^(?:摄影|文字|文|图|图片|供图|撰文|图文|制图|视频|剪辑|海报|设计|美编|校对|审核|编辑|责编|监制|策划)[/／｜|丨：: 　]+[\p{Han}A-Za-z·]{2,4}(?:[ 　、]+[\p{Han}·]{2,4})*$`)},
	{"", []string{"摄"}, lazyregexp.New(`^(?:[\p{Han}]{0,8}(?:记者|通讯员)[ 　]*)?(?:[\p{Han}]{2,4}(?:[ 　]+|[、/／]|[ 　][、/／][ 　])){1,3}摄(?:影)?$`)},
	{"(（【", []string{"版", "页"}, lazyregexp.New(`^[（(【](?:下转|上接|紧接|下接|上转)[ 　]*第?[0-9０-９A-Za-z一二三四五六七八九十]{1,4}[版页][)）】]$`)},
	{"", []string{"_第"}, lazyregexp.New(`^.{2,40}_第[0-9]+页$`)},
	{"已还剩", nil, lazyregexp.New(`^(?:已阅读|还剩|剩余)[0-9]+页.{0,24}$`)},
	{"", []string{">", "＞", "»", "›"}, lazyregexp.New(`^[^。；]{0,14}首页 ?[>＞»›][^。；]*$`)},
	{"当", nil, lazyregexp.New(`^当前版[：:].{1,10}$`)},
	{"上下首", nil, lazyregexp.New(`^(?:上一页|下一页|首页)(?:[ 　|]+(?:上一页|下一页|尾页|末页|返回第一页|前进最后一页?|[0-9]{1,3}))+$`)},
	{"新中人本光", nil, lazyregexp.New(`^(?:新华社|中新社|中新网|人民网|本报)[\p{Han}]{2,8}[0-9０-９]{1,2}月[0-9０-９]{1,2}日(?:专)?电(?:[ 　]*(?:[（(][^（()）]{2,60}[）)]?|(?:记者|通讯员)[^（()）。]{2,60}))?$`)},
	{"题", nil, lazyregexp.New(`^题[：:][^：:，。；？]{4,30}$`)},
	{"文收修中基作", nil, lazyregexp.New(`^(?:文章编号|收稿(?:日期|时间)|修[回订](?:日期|时间)|中图分类号|基金项目|文献标识码|作者(?:工作)?单位)[\]】]?[：: 　].{1,60}$`)},
	{"新中", []string{"照片"}, lazyregexp.New(`^(?:新华社|中新社)照片，[^。]{2,30}，[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日$`)},
	{"图照", nil, lazyregexp.New(`^(?:图片|照片|图)(?:均)?由[^，。；：]{2,24}(?:提供|供图|拍摄)$`)},
	{"本栏责", []string{"编辑"}, lazyregexp.New(`^(?:本[栏文刊期版]|栏目)?责?任?编辑[ 　：:]+[\p{Han}]{2,4}(?:[ 　、]+[\p{Han}]{2,4}){0,2}[ 　＊*]*$`)},
	{"主", []string{"承办", "协办", "技术支持", "维护"}, lazyregexp.New(`^主办(?:单位)?[：:][^，。；]{2,20}(?:人民政府|党委|委员会)(?:办公[室厅])?[ 　]+(?:承办|协办|技术支持|维护)(?:单位)?[：:][^，。；]{2,24}$`)},
	{"首", []string{"\t", "　"}, lazyregexp.New(`^首页[\t　]+[^\t　，。]{2,12}[\t　]+[^。；]{2,40}$`)},
	{"字＠", nil, lazyregexp.New(`^(?:字库未存字注释|＠[①-⑳][^。；]{2,20})[：:]?$`)},
	{"投", nil, lazyregexp.New(`^投稿(?:作者|人|邮箱|交换)[：:].{0,40}$`)},
	{"本", nil, lazyregexp.New(`^本[网站报]讯?（[^（）]{2,20}）[ 　]+投稿邮箱.*$`)},
	{"0123456789", nil, lazyregexp.New(`^[0-9]{1,2}[、.．]? ?(?:凡|本[网站]).{0,12}(?:来源|转载|注明).{4,80}(?:版权|观点|本[网站]).*$`)},
	{"关联免网友法广版", nil, lazyregexp.New(`^(?:关于我们|联系我们|联系方式|免责声明|网站声明|网站地图|友情链接|法律声明|广告服务|版权声明)(?:[ 　|｜]+(?:关于我们|联系我们|联系方式|免责声明|网站声明|网站地图|友情链接|法律声明|广告服务|版权声明))+$`)},
	{"浏阅点评收分转纠打编举在", nil, lazyregexp.New(`^(?:(?:浏览|阅读原文|阅读|点赞|评论|收藏|分享|转发|纠错|打印|编辑|举报|在看)[ 　0-9]*){2,}$`)},
}

// longestFurniture is how many characters such a line has at most.
const longestFurniture = 110

// isPageFurniture tells whether a line is one of them.
func isPageFurniture(text string) bool {
	if runeCount(text) > longestFurniture || strings.ContainsAny(text, "。；") && !anyof.Contains(text, "凡", "小编") {
		return false
	}
	text = strings.TrimRight(text, "！!。 　")
	first, _ := firstRune(text)
	for i := range furniture {
		form := &furniture[i]
		if (form.begins == "" || strings.ContainsRune(form.begins, first)) && (form.holds == nil || anyof.Contains(text, form.holds...)) && form.line.MatchString(text) {
			return true
		}
	}
	return false
}
