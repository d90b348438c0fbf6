package score
import ("testing";"fmt";"os";"path/filepath";"readout/data";"readout/internal/pipeline")
func TestZZ(t *testing.T){
 set:=os.Getenv("SET"); if set=="" {t.Skip()}
 r,err:=pipeline.New(data.FS); if err!=nil {t.Fatal(err)}
 texts,_:=readPlaces(filepath.Join("../../../shared/gold/place",set+".jsonl.gz"))
 typed:=set=="geowebnews_dev"
 for _,tx:=range texts {
  at:=offsets(tx.Text)
  pl:=r.PlacesIn(tx.Text)
  type ff struct{PlaceFound; name,prec,country string; gid int; used bool}
  var fs []ff
  for _,p:=range pl { for _,m:=range p.Mentions { fs=append(fs,ff{PlaceFound{m.Start,m.End,p.Lat,p.Lon,m.Literal},p.Name,p.Precision,p.Country,p.GeoNames,false}) } }
  ctx:=func(a,b int)string{ lo:=max(0,a-50); hi:=min(len(tx.Text),b+40); s:=tx.Text[lo:a]+"[["+tx.Text[a:b]+"]]"+tx.Text[b:hi]; o:=""; for _,c:=range s { if c=='\n'{c=' '}; o+=string(c)}; return o}
  for _,g:=range tx.Toponyms {
   if g.Lat==nil||g.Lon==nil||g.Start<0||g.End>=len(at){continue}
   lit:=!typed||literalTypes[g.Type]
   a,b:=at[g.Start],at[g.End]
   var f *ff
   for i:=range fs { if fs[i].Start<b&&a<fs[i].End { f=&fs[i]; f.used=true; break } }
   switch {
   case f==nil && lit: fmt.Println("MISS",g.Type,"|",ctx(a,b))
   case f==nil: 
   case lit && !f.Literal && typed: fmt.Println("NOTLIT",g.Type,"|",ctx(a,b))
   case !lit && f.Literal: fmt.Println("OVERLIT",g.Type,"|",ctx(a,b))
   default:
     if d:=globeDistance(f.Lat,f.Lon,*g.Lat,*g.Lon); d>near161 { fmt.Printf("FAR %s %.0fkm gold %.2f,%.2f found %s %s %s %.2f,%.2f | %s\n",g.Type,d,*g.Lat,*g.Lon,f.name,f.country,f.prec,f.Lat,f.Lon,ctx(a,b)) }
   }
  }
  for _,f:=range fs { if !f.used && (f.Literal||!typed) { fmt.Println("SPUR",f.name,f.country,f.prec,"|",ctx(f.Start,f.End)) } }
 }
}
