package dev.lockstep.modelcheck.structure;

import dev.lockstep.modelcheck.structure.code.KitClasses;
import dev.lockstep.modelcheck.structure.code.Modules;
import dev.lockstep.modelcheck.structure.code.Names;
import dev.lockstep.modelcheck.structure.code.References;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.ClassNode;

/** Rule A3: at run time, core needs java.base and nothing else. */
final class JavaBaseAlone {
  private static final String BASE = "java.base";

  /** Annotations that the compiler reads; the JVM leaves out the ones that it does not find. */
  private static final String COMPILE_ONLY = "org.jspecify.annotations";

  private final KitClasses core;
  private final Map<String, String> modules = new HashMap<>();
  private final Set<String> exported = new HashSet<>();
  private final Map<String, String> offences = new LinkedHashMap<>();
  private final Set<String> named = new HashSet<>();
  private long references;

  JavaBaseAlone(KitClasses core) {
    this.core = core;
    for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
      ModuleDescriptor descriptor = module.descriptor();
      descriptor.packages().forEach(name -> modules.put(name, descriptor.name()));
      if (descriptor.name().equals(BASE)) {
        descriptor.exports().stream().filter(e -> !e.isQualified()).forEach(e -> exported.add(e.source()));
      }
    }
  }

  Examined examine() {
    for (ClassNode type : core.all()) {
      References.of(type).forEach(this::judge);
    }
    Map<String, Long> explored =
        Map.of("classes", (long) core.all().size(), "references", references, "named", (long) named.size());
    return new Examined(explored, List.copyOf(offences.values()), List.of());
  }

  private void judge(References.Reference reference) {
    references++;
    named.add(reference.to());
    String where = where(reference.to());
    if (!where.isEmpty() && !(where.equals(COMPILE_ONLY) && !reference.inCode())) {
      ClassNode type = core.find(reference.from());
      String file = type == null || type.sourceFile == null ? "" : " (" + type.sourceFile
          + (reference.line() > 0 ? ":" + reference.line() : "") + ")";
      offences.put(reference.from() + " " + reference.to(), Names.dotted(reference.from()) + file + " needs "
          + Names.dotted(reference.to()) + ", which is in " + where + " and not in " + BASE);
    }
  }

  /** Where a class is, if it is neither in core nor in what java.base exports; else nothing. */
  private String where(String type) {
    String name = Names.packageOf(type);
    if (core.has(type) || exported.contains(name)) {
      return "";
    }
    if (name.equals(COMPILE_ONLY)) {
      return COMPILE_ONLY;
    }
    if (Modules.isKit(type)) {
      return Modules.of(type).equals(Modules.CORE) ? "core no more" : "module " + Modules.of(type) + " of the kit";
    }
    String module = modules.get(name);
    if (BASE.equals(module)) {
      return "the inside of " + BASE;
    }
    return module == null ? "no module of the JDK" : "module " + module;
  }
}
