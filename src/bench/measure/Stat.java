package measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file {@code stat} of a process or thread in Linux's {@code /proc}.
 *
 * @param fields the fields after the name; empty if the process has ended
 */
record Stat(String name, List<String> fields) {
  static final int PARENT = 1;
  static final int USER = 11;
  static final int SYSTEM = 12;
  static final int CHILDREN_USER = 13;
  static final int CHILDREN_SYSTEM = 14;

  /** Reads the file of a folder such as {@code /proc/1}. */
  static Stat of(Path folder) {
    try {
      String text = Files.readString(folder.resolve("stat"));
      int end = text.lastIndexOf(')');
      return new Stat(
          text.substring(text.indexOf('(') + 1, end), List.of(text.substring(end + 2).split(" ")));
    } catch (IOException e) { // The process has ended, before or after the file was opened.
      return new Stat("", List.of());
    }
  }

  /** Zero if the process has ended. */
  long number(int field) {
    return fields.isEmpty() ? 0 : Long.parseLong(fields.get(field));
  }
}
