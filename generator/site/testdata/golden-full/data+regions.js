casebookData("regions",{"regions":[],
"villages":[],
"sources":[]});
