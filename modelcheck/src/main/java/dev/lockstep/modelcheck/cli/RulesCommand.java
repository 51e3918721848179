package dev.lockstep.modelcheck.cli;

import dev.lockstep.modelcheck.gate.Units;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.rules.RequiredCheck;
import dev.lockstep.spec.rules.Rule;
import dev.lockstep.spec.rules.RuleTable;
import dev.lockstep.spec.rules.RuleTableException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./lockstep rules [ID]}: what the rules say. */
@Command(name = "rules", description = "List the rules, or show one with its intent, checks and controls.")
public final class RulesCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "ID", description = "a rule, such as W5")
  private @Nullable String id;

  @Override
  public Integer call() throws RuleTableException {
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter out = command.commandLine().getOut();
    RuleTable table = RuleTable.load();
    if (id == null) {
      table.rules().forEach(rule -> out.printf(Locale.ROOT, "%-4s %s%n", rule.id(), rule.title() + note(rule)));
      return ExitStatus.OK;
    }
    String wanted = id;
    Optional<Rule> rule = table.rules().stream().filter(r -> r.id().equalsIgnoreCase(wanted)).findFirst();
    if (rule.isEmpty()) {
      throw new ParameterException(command.commandLine(), "no rule '" + wanted + "'; ./lockstep rules lists them");
    }
    show(rule.get(), out);
    return ExitStatus.OK;
  }

  private static String note(Rule rule) {
    if (!rule.gated()) {
      return "  (a claim: reported, not gated)";
    }
    return rule.checked() ? "" : "  (no check yet)";
  }

  private static void show(Rule rule, PrintWriter out) {
    out.println(rule.id() + "  " + rule.title());
    out.println();
    out.println("must      " + rule.must());
    out.println("intent    " + rule.intent());
    for (RequiredCheck check : rule.required()) {
      out.println("check     " + check.check() + " on " + check.subjects().label() + ", at least " + Units.text(check.minimum()));
    }
    if (rule.unchecked() != null) {
      out.println("unchecked " + rule.unchecked());
    }
    if (!rule.controls().isEmpty()) {
      out.println("controls  " + String.join(", ", rule.controls()));
    }
  }
}
