package dev.lockstep.modelcheck.subject;

import dev.lockstep.spec.engine.UsageException;
import dev.lockstep.worker.ChannelWorker;
import dev.lockstep.worker.MutexWorker;
import dev.lockstep.worker.WorkerFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;

/** Finds subjects by name. Stateless and thread-safe. */
public final class Subjects {
  private static final List<Subject> KIT =
      List.of(
          new Subject("mutex", MutexWorker::new, false),
          new Subject("channel", (policy, pipeline, seams) -> new ChannelWorker(policy, pipeline, seams).start(), true),
          new Subject(
              "channel-query",
              (policy, pipeline, seams) -> new AskingWorker(new ChannelWorker(policy, pipeline, seams).start()),
              true));

  private Subjects() {}

  /** The workers of the kit. */
  public static List<Subject> kit() {
    return KIT;
  }

  /**
   * The subject with this name: one of the kit's, or a public class on the class path that implements {@link
   * WorkerFactory} and has a public constructor without parameters.
   *
   * @throws UsageException if there is none; the message says which of this is missing
   */
  public static Subject resolve(String name) throws UsageException {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return resolve(name, loader == null ? Subjects.class.getClassLoader() : loader);
  }

  /** As {@link #resolve(String)}, with classes found by {@code loader}. */
  public static Subject resolve(String name, ClassLoader loader) throws UsageException {
    for (Subject subject : KIT) {
      if (subject.name().equals(name)) {
        return subject;
      }
    }
    return new Subject(name, instance(name, factory(name, loader)), false);
  }

  private static Class<? extends WorkerFactory> factory(String name, ClassLoader loader) throws UsageException {
    Class<?> found;
    try {
      found = Class.forName(name, true, loader);
    } catch (ClassNotFoundException | LinkageError missing) {
      String names = String.join(", ", KIT.stream().map(Subject::name).toList());
      throw new UsageException(
          "no subject '" + name + "': it is none of " + names
              + (missing instanceof LinkageError ? ", and the class cannot be loaded: " + missing
                  : ", and no such class is on the class path"));
    }
    if (!WorkerFactory.class.isAssignableFrom(found)) {
      throw new UsageException("subject '" + name + "': the class does not implement " + WorkerFactory.class.getName());
    }
    return found.asSubclass(WorkerFactory.class);
  }

  private static WorkerFactory instance(String name, Class<? extends WorkerFactory> type) throws UsageException {
    try {
      Constructor<? extends WorkerFactory> constructor = type.getConstructor();
      if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
        throw new UsageException("subject '" + name + "': the class is not public, or abstract");
      }
      return constructor.newInstance();
    } catch (NoSuchMethodException missing) {
      throw new UsageException("subject '" + name + "': the class has no public constructor without parameters");
    } catch (InvocationTargetException thrown) {
      throw new UsageException("subject '" + name + "': its constructor threw " + thrown.getCause());
    } catch (LinkageError incomplete) {
      throw new UsageException("subject '" + name + "': the class cannot be linked: " + incomplete);
    } catch (InstantiationException | IllegalAccessException impossible) {
      throw new UsageException("subject '" + name + "': the class cannot be instantiated: " + impossible);
    }
  }
}
