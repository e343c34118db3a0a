package measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * CPU seconds (user and system) of processes and threads, from Linux's {@code /proc}. They hold on
 * a busy machine, unlike rates.
 */
final class CpuTime {
  /** Clock ticks per second of {@code /proc/PID/stat}. */
  private static final double TICKS_PER_SECOND = 100;

  private CpuTime() {}

  /** CPU seconds of a process and its descendants, including those that have ended. */
  static double of(long pid) throws IOException {
    double ticks = 0;
    for (Stat process : tree(pid)) {
      ticks +=
          process.number(Stat.USER)
              + process.number(Stat.SYSTEM)
              + process.number(Stat.CHILDREN_USER)
              + process.number(Stat.CHILDREN_SYSTEM);
    }
    return ticks / TICKS_PER_SECOND;
  }

  /** CPU seconds of all processes of the PostgreSQL server, which must run on this machine. */
  static double ofPostgres(Database database) throws IOException {
    return of(postmaster(Long.parseLong(database.query("select pg_backend_pid()"))));
  }

  private static long postmaster(long backend) throws IOException {
    return Stat.of(Path.of("/proc", "" + backend)).number(Stat.PARENT);
  }

  /** CPU seconds of the JIT compiler's threads of a JVM; their number may fall. */
  static double ofCompiler(long pid) throws IOException {
    return ofThreads(pid, "CompilerThre");
  }

  /** CPU seconds of the threads of a process whose name, up to 15 characters, contains a text. */
  static double ofThreads(long pid, String name) throws IOException {
    double ticks = 0;
    try (Stream<Path> threads = Files.list(Path.of("/proc", "" + pid, "task"))) {
      for (Path thread : threads.toList()) {
        Stat stat = Stat.of(thread);
        if (stat.name().contains(name)) {
          ticks += stat.number(Stat.USER) + stat.number(Stat.SYSTEM);
        }
      }
    }
    return ticks / TICKS_PER_SECOND;
  }

  private static List<Stat> tree(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
        .map(process -> Stat.of(Path.of("/proc", "" + process.pid())))
        .toList();
  }
}
