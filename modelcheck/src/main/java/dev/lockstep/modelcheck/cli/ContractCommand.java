package dev.lockstep.modelcheck.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.modelcheck.contract.CheckMethod;
import dev.lockstep.modelcheck.contract.ContractSubjects;
import dev.lockstep.modelcheck.contract.Result;
import dev.lockstep.modelcheck.contract.Suite;
import dev.lockstep.modelcheck.subject.Subject;
import dev.lockstep.spec.engine.ExitStatus;
import dev.lockstep.spec.engine.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./lockstep contract}: each rule by itself, on real threads, one line for each check. */
@Command(
    name = "contract",
    description = "Check each rule by itself, on real threads.",
    footer = "%nExit status: 0 every check passes, 1 a check fails, 2 no check applies, 64 wrong usage.",
    mixinStandardHelpOptions = true)
public final class ContractCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--subject",
      paramLabel = "NAME|CLASS",
      description = "mutex, channel, channel-query, any (the building blocks that they share), or a public class that "
          + "implements WorkerFactory; repeatable (default: the four of the kit)")
  private List<String> names = new ArrayList<>();

  @Option(names = "--rule", paramLabel = "ID", description = "only the checks of this rule; repeatable")
  private List<String> rules = new ArrayList<>();

  @Mixin private UserClasses userClasses = new UserClasses();

  @Option(names = "--json", description = "print a JSON object per check")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    CommandSpec command = Objects.requireNonNull(spec);
    try (URLClassLoader loader = userClasses.loader()) {
      requireKnownRules();
      return run(subjects(loader), command.commandLine().getOut());
    }
  }

  private int run(List<Subject> subjects, PrintWriter out)
      throws InterruptedException, IOException {
    int passed = 0;
    int failed = 0;
    int notApplicable = 0;
    for (Subject subject : subjects) {
      Suite suite = new Suite(subject, Suite.PATIENCE);
      for (CheckMethod check : checks(subject)) {
        Result result = suite.run(check);
        switch (result.verdict()) {
          case PASS -> passed++;
          case FAIL -> failed++;
          case NOT_APPLICABLE -> notApplicable++;
        }
        out.println(json ? json(subject, result) : text(subject, result));
        out.flush();
      }
    }
    if (!json) {
      out.println(passed + " passed, " + failed + " failed, " + notApplicable + " not applicable");
    }
    out.flush();
    return failed > 0 ? ExitStatus.VIOLATION : passed > 0 ? ExitStatus.OK : ExitStatus.UNKNOWN;
  }

  private static String text(Subject subject, Result result) {
    String word = switch (result.verdict()) {
      case PASS -> "pass";
      case FAIL -> "FAIL";
      case NOT_APPLICABLE -> "n/a ";
    };
    CheckMethod check = result.check();
    String line = String.format(
        Locale.ROOT, "%s %-13s %-4s %5d ms  %s: %s", word, subject.name(), check.rule(), result.took().toMillis(),
        check.name(), check.sentence());
    return result.detail().isEmpty() ? line : line + "\n     " + result.detail().replace("\n", "\n     ");
  }

  private static String json(Subject subject, Result result) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      generator.writeStartObject();
      generator.writeStringField("subject", subject.name());
      generator.writeStringField("rule", result.check().rule());
      generator.writeStringField("check", result.check().name());
      generator.writeStringField("sentence", result.check().sentence());
      generator.writeStringField("verdict", result.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      generator.writeNumberField("millis", result.took().toMillis());
      if (!result.detail().isEmpty()) {
        generator.writeStringField("detail", result.detail());
      }
      generator.writeEndObject();
    }
    return text.toString();
  }

  private void requireKnownRules() throws UsageException {
    for (String rule : rules) {
      if (!CheckMethod.rules().contains(rule)) {
        throw new UsageException(
            "the contract has no check for '" + rule + "'; it checks " + String.join(" ", CheckMethod.rules()));
      }
    }
  }

  private List<CheckMethod> checks(Subject subject) {
    return CheckMethod.of(subject).stream().filter(check -> rules.isEmpty() || rules.contains(check.rule())).toList();
  }

  private List<Subject> subjects(ClassLoader loader) throws UsageException {
    if (names.isEmpty()) {
      return ContractSubjects.kit();
    }
    List<Subject> subjects = new ArrayList<>();
    for (String name : names) {
      subjects.add(ContractSubjects.resolve(name, loader));
    }
    return subjects;
  }
}
