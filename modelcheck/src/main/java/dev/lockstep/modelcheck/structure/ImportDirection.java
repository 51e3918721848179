package dev.lockstep.modelcheck.structure;

import dev.lockstep.modelcheck.structure.code.KitClasses;
import dev.lockstep.modelcheck.structure.code.Modules;
import dev.lockstep.modelcheck.structure.code.Names;
import dev.lockstep.modelcheck.structure.code.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.tree.ClassNode;

/** Rule A3: in the kit, imports point one way. */
final class ImportDirection {
  private final KitClasses kit;
  private final Imports imports;
  private final Grouped offences = new Grouped();
  private long references;

  ImportDirection(KitClasses kit, Imports imports) {
    this.kit = kit;
    this.imports = imports;
  }

  Examined examine() {
    for (ClassNode type : kit.all()) {
      for (References.Reference reference : References.of(type)) {
        if (Modules.isKit(reference.to())) {
          judge(type, reference);
        }
      }
    }
    List<String> doubts = missingModules();
    List<String> all = new ArrayList<>(offences.sentences());
    if (doubts.isEmpty()) { // without a module, the entries about it cannot be of use
      all.addAll(imports.faults());
    }
    Map<String, Long> explored =
        Map.of("classes", (long) kit.all().size(), "references", references, "modules", modules().count());
    return new Examined(explored, all, doubts);
  }

  private void judge(ClassNode type, References.Reference reference) {
    references++;
    imports.objection(reference.from(), reference.to()).ifPresent(why -> {
      String line = reference.line() > 0 ? ":" + reference.line() : "";
      offences.add(why, Names.dotted(type.name) + " (" + type.sourceFile + line + ") imports "
          + Names.dotted(reference.to()) + "; " + why);
    });
  }

  private Stream<String> modules() {
    return kit.all().stream().map(type -> Modules.of(type.name)).distinct();
  }

  private List<String> missingModules() {
    List<String> found = modules().toList();
    return Stream.concat(Stream.of(Modules.CORE), Modules.OTHERS.stream())
        .filter(module -> !found.contains(module))
        .map(module -> "no class of the module " + module + " was found: is it built?")
        .toList();
  }
}
