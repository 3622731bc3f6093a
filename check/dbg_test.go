package check
import ("testing";"fmt";"database/sql";"os/exec";"sort";"gouji")
func TestDbg(b *testing.T){
 for _,kind:=range []string{"fact","claim"}{ for seed:=1;seed<=2;seed++{
 exec.Command("cp","/tmp/m.db","/tmp/mm.db").Run()
 db,_:=sql.Open("duckdb","/tmp/mm.db"); 
 cond:="value<>0 AND place>0"; if kind=="claim" { cond+=" AND kind IN ('amount','share','completion','change','growth') AND unresolved IS NULL and part not like '%附%'" }
 _,err:=db.Exec(fmt.Sprintf(`CREATE TABLE hit AS SELECT obs FROM %s WHERE %s QUALIFY row_number() OVER (PARTITION BY reading ORDER BY hash(obs+%d))=1`,kind,cond,seed)); if err!=nil{b.Fatal(err)}
 var orig=map[int64]string{}
 q:=fmt.Sprintf(`SELECT h.obs, coalesce(concept,'')||' '||printed||' '||%s FROM hit h JOIN %s f USING(obs)`,map[string]string{"fact":"form||' '||line||' × '||col_label","claim":"kind||' '||section||' '||text"}[kind],kind)
 rows,err:=db.Query(q); if err!=nil{b.Fatal(err)}
 for rows.Next(){var o int64;var s string;rows.Scan(&o,&s);orig[o>>18]=s}
 if _,err=db.Exec(fmt.Sprintf(`UPDATE %s SET value=value+(CASE WHEN unit='%%' THEN 137 ELSE 4729 END)*place, printed='X'||printed WHERE obs IN (FROM hit)`,kind)); err!=nil{b.Fatal(err)}
 rep,err:=Run(b.Context(),db,Options{}); if err!=nil{b.Fatal(err)}
 per:=map[int64][]gouji.Finding{}
 for i,f:=range rep.Findings{ per[rep.of[i]]=append(per[rep.of[i]],f)}
 // map disclosure->document
 doc:=map[int64]int64{}
 rows,_=db.Query("SELECT disclosure, reading>>18 FROM disclosure"); for rows.Next(){var d,o int64;rows.Scan(&d,&o);doc[d]=o}
 hist:=map[int]int{}; touched,right,wrong:=0,0,0; byRule:=map[string]int{}
 combo:=map[string]int{}; solo:=0;soloWrong:=0;var multi,none []string
 seen:=map[int64]bool{}
 for d,fs:=range per{ hist[len(fs)]++; seen[doc[d]]=true
  if len(fs)>1{ k:="";for _,f:=range fs{k+=f.Rule+" "};combo[k]++; s:=orig[doc[d]]; for _,f:=range fs{s+="\n      "+f.Rule+" "+f.Message}; multi=append(multi,s)}
  for _,f:=range fs{ byRule[f.Rule]++; t:=false; ns,nr:=0,0; for _,s:=range f.Sides{ if len(s.Amount)>0&&s.Amount[0]=='X'{t=true; if s.Suspect{right++;nr++}} else if s.Suspect{wrong++;ns++} }; if nr+ns>0&&nr+ns<=2{solo++; if nr==0{soloWrong++}}; if t{touched++}}}
 for o,s:=range orig{ if !seen[o]{none=append(none,s)}}
 sort.Strings(multi);sort.Strings(none)
 fmt.Println(kind,seed,"findings per doc",hist,"none",len(none),"touch",touched,"suspect right",right,"wrong",wrong,byRule)
 fmt.Println(combo,"solo suspects",solo,"of which wrong",soloWrong);for i,s:=range multi{if i>=0{continue};if i%max(1,len(multi)/8)==0{fmt.Println("  MULTI",s)}}
 for i,s:=range none{if i>=0{continue};if i%max(1,len(none)/8)==0{fmt.Println("  NONE",s)}}
 db.Close()
 }}}
