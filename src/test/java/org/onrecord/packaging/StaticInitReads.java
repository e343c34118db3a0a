package org.onrecord.packaging;

import io.quarkus.runtime.ExecutionMode;
import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import java.lang.StackWalker.StackFrame;
import java.util.Collections;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Records the configuration that the project's classes read during static initialization, which in
 * a native image happens while the image is built. Quarkus finds it by the entry in
 * META-INF/services, so it observes every start of the service in tests.
 */
@StaticInitSafe
public final class StaticInitReads implements ConfigSourceInterceptor {
  private static final long serialVersionUID = 1;

  private static final String PROJECT = "org.onrecord.";

  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final SortedMap<String, String> READERS = new ConcurrentSkipListMap<>();
  private static final LongAdder COUNT = new LongAdder();

  /** The class that read each property. */
  static SortedMap<String, String> readers() {
    return Collections.unmodifiableSortedMap(READERS);
  }

  /** The number of reads by all classes, including the framework's. */
  static long count() {
    return COUNT.sum();
  }

  @Override
  public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    if (ExecutionMode.current() == ExecutionMode.STATIC_INIT) {
      COUNT.increment();
      STACK
          .walk(
              stack ->
                  stack
                      .map(StackFrame::getDeclaringClass)
                      .filter(caller -> caller.getName().startsWith(PROJECT))
                      .filter(caller -> !ConfigSourceInterceptor.class.isAssignableFrom(caller))
                      .findFirst())
          .ifPresent(reader -> READERS.put(name, reader.getName()));
    }
    return context.proceed(name);
  }
}
