casebookData("list",{"facets":[["region",["资源县","示例县","甲县"]],["kind",["结对","网格"]],["year",["2016","2018"]]],"columns":["实行的村","有关材料"],
"rows":[["programs/one-n-one/index.html","1+N+1 工作法","资源县","党员 · 成员 · 贫困户",0,[[0],[0],[0]],5,1]
,["programs/unsaid/index.html","六个一包片","","资料未说明组成",0,[[],[],[]],1,2]
,["programs/grid/index.html","一格三员","示例县","格 · 员",1,[[1],[1],[1]],5,2]
,["programs/tea/index.html","茶园三带","甲县 · 东镇","带技术 · 带销路 · 带新人",0,[[2],[0],[]],0,7]
]});
