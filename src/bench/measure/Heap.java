package measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Memory of the service in MB: live heap after a collection, and resident set. */
record Heap(long live, long resident) {
  static Heap of(OnRecordServer service) throws IOException, InterruptedException {
    String home = System.getenv("SERVICE_JAVA_HOME");
    String jcmd = home == null ? "jcmd" : home + "/bin/jcmd";
    String pid = "" + service.pid();
    Programs.output(List.of(jcmd, pid, "GC.run"));
    long live =
        Programs.output(List.of(jcmd, pid, "GC.heap_info"))
            .lines()
            .filter(line -> !line.contains("Metaspace") && !line.contains("class space"))
            .flatMap(line -> Pattern.compile("used (\\d+)K").matcher(line).results())
            .mapToLong(used -> Long.parseLong(used.group(1)))
            .sum();
    long resident =
        Files.readAllLines(Path.of("/proc", pid, "status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
    return new Heap(live / 1024, resident / 1024);
  }
}
