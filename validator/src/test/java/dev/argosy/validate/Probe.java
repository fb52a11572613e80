package dev.argosy.validate;
import dev.argosy.fix.Fixing;
import dev.argosy.diagnostic.*;
import java.util.*;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
class Probe {
  @Test void probe() throws Exception {
    for (Fixture f : Fixture.all()) {
      for (Diagnostic d : f.findings("bad"))
        if (d.fix().isPresent()) System.out.println(f.id()+" "+d.at()+" "+(d.fix().get().safe()?"SAFE":"guess")+" "+d.code().id()+": "+d.fix().get().title()+"   | "+d.message());
      Fixing.Result r = Fixing.of(f.tree("bad"), f::findings, d -> true);
      System.out.println("== "+f.id()+" done "+r.done().size()+" left "+r.findings().size()+" withfix left "+r.findings().stream().filter(d->d.fix().isPresent()).map(d->d.at()+d.message()).toList());
    }
  }
}
