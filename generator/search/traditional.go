package search

// folds pairs traditional characters, and the variants that names are typed with, with their
// simplified ones. It is for queries typed with a traditional input method: the characters
// of places, working methods and official prose, not a converter.
const folds = "個个雙双項项條条級级聯联變变權权實实諾诺讀读評评問问議议開开統统規规範范動动員员黨党組组織织責责兩两萬万億亿幫帮產产業业類类種种層层點点網网" +
	"繫系貧贫戶户務务積积爭争機机製制監监強强進进縣县鄉乡鎮镇區区灣湾龍龙鳳凤馬马鳥鸟魚鱼門门長长東东車车風风飛飞雲云電电陽阳陰阴隊队際际難难" +
	"雞鸡頭头題题顧顾領领顯显館馆養养餘余驗验體体鬥斗鄰邻農农達达還还過过運运選选遠远連连遲迟適适邊边這这造造書书會会來来個个們们傳传傷伤價价" +
	"優优億亿儲储兒儿內内冊册寫写軍军決决況况凍冻凱凯劃划則则創创別别劉刘劍剑勞劳勢势勝胜勵励勸劝匯汇單单衛卫廠厂廳厅歷历曆历壓压參参發发髮发" +
	"號号葉叶嘆叹嚴严國国圍围園园圓圆圖图團团場场壞坏塊块堅坚壇坛墊垫墻墙牆墙報报壽寿夠够夢梦奮奋奪夺婦妇媽妈孫孙學学寧宁寶宝審审寬宽對对尋寻" +
	"導导將将專专屬属嶺岭島岛崗岗峽峡帶带師师幣币幹干廣广庫库應应廟庙廢废張张彌弥彎弯後后徑径從从復复徵征憶忆態态慶庆憂忧懷怀懸悬戰战戲戏擇择" +
	"擔担據据掛挂採采換换損损搖摇擴扩擺摆攝摄敗败數数整整斷断無无舊旧時时晉晋晝昼曉晓暫暂術术東东樣样樹树橋桥標标樓楼樂乐構构槍枪檔档檢检櫃柜" +
	"欄栏歡欢歐欧歲岁歸归殘残殺杀毀毁氣气溝沟漢汉濟济濱滨灘滩瀏浏瀘泸淺浅淚泪湧涌測测溫温滅灭滿满漁渔漸渐澤泽濕湿灑洒燈灯燒烧熱热爐炉爾尔牽牵" +
	"犧牺狀状獨独獎奖獵猎獻献現现環环瑪玛產产畝亩畢毕畫画異异當当療疗瘋疯皺皱盡尽盤盘盧卢眾众睏困矚瞩矯矫碼码礎础確确礦矿禮礼禍祸稅税穀谷穩稳" +
	"窮穷竅窍競竞筆笔筍笋箇个節节築筑簡简簽签籃篮籌筹糧粮糾纠紀纪約约紅红純纯紙纸紛纷納纳紋纹線线練练組组細细終终結结給给絡络絕绝經经綜综綠绿" +
	"維维綱纲緊紧緒绪緣缘編编緩缓績绩總总縮缩繼继續续罷罢羅罗義义習习聖圣聞闻聲声職职聽听肅肃脫脱腳脚腦脑臉脸臨临舉举與与興兴艙舱艦舰藝艺節节" +
	"莊庄華华萊莱蓋盖蔣蒋藍蓝蘇苏蘭兰處处虛虚蟲虫補补裝装裡里裏里見见觀观覺觉覽览訂订計计討讨訓训記记許许設设訪访診诊證证詞词詢询試试話话該该" +
	"詳详誌志認认語语誠诚說说課课調调談谈請请論论諮咨講讲謝谢識识譜谱護护讓让豐丰豬猪貝贝財财貢贡貨货販贩購购貯贮貴贵買买貸贷費费貼贴賀贺資资" +
	"賬账賭赌賴赖賺赚賽赛贈赠贏赢趙赵趕赶趨趋跡迹踐践軌轨軟软輔辅輕轻輛辆輝辉輪轮輯辑輸输轄辖轉转辦办辭辞農农週周遊游郵邮鄭郑醫医釀酿針针鐘钟" +
	"鋼钢鋪铺錄录錢钱錯错鍋锅鍵键鏈链鐵铁鑒鉴鑑鉴閉闭間间閱阅闊阔闆板關关陝陕陳陈隨随險险隱隐雖虽雜杂離离靈灵靜静響响頁页頂顶順顺須须預预頓顿" +
	"頒颁頻频額额願愿飯饭飲饮飼饲飽饱騎骑騰腾驅驱驗验驕骄鬆松鮮鲜鴨鸭鵝鹅鷹鹰鹽盐麗丽麥麦黃黄點点齊齐齡龄龜龟塗涂麵面雲云鬱郁藥药蠶蚕漲涨"

const (
	firstHan = 0x4E00
	lastHan  = 0x9FFF
)

// simplified is folds as a table, by distance from firstHan; 0 where a character stays.
var simplified = tabulate(folds)

func tabulate(pairs string) (table [lastHan - firstHan + 1]uint16) {
	var from rune
	for _, r := range pairs {
		if from == 0 {
			from = r
			continue
		}
		if from != r {
			table[from-firstHan] = uint16(r)
		}
		from = 0
	}
	return table
}

// simplify returns the simplified form of a character.
func simplify(r rune) rune {
	if r < firstHan || r > lastHan {
		return r
	}
	if s := simplified[r-firstHan]; s != 0 {
		return rune(s)
	}
	return r
}
