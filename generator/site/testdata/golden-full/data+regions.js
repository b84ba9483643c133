casebookData("regions",{"regions":[["45","广西",-1,[[3,2021,0,80.1,85,91.2]]]],
"villages":[],
"sources":[["年报 <一>",0]]});
