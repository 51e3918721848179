package dev.lockstep.modelcheck.structure.code;

import java.util.List;

/**
 * Which module of the kit a class belongs to, by its package.
 *
 * <p>Core is whatever is not another module's: a package that is added to core is looked at without a change here.
 * Stateless.
 */
public final class Modules {
  /** The module that is ported. */
  public static final String CORE = "core";

  /** The other modules; each has its packages below {@code dev.lockstep.<module>}. */
  public static final List<String> OTHERS = List.of("spec", "modelcheck", "stress", "bench");

  private static final String ROOT = "dev/lockstep/";

  private Modules() {}

  /** Whether the class with this internal name is one of the kit. */
  public static boolean isKit(String name) {
    return name.startsWith(ROOT);
  }

  /** The module of a class of the kit. */
  public static String of(String name) {
    return OTHERS.stream().filter(module -> name.startsWith(ROOT + module + "/")).findFirst().orElse(CORE);
  }
}
