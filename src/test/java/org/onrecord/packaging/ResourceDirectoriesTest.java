package org.onrecord.packaging;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/**
 * The resource directories of the build. Dev mode copies such a directory with all that is in it to
 * the build directory, so it must not contain the build directory.
 */
class ResourceDirectoriesTest {
  @Test
  void no_resource_directory_contains_the_build_directory() throws Exception {
    Path build = Path.of("target").toAbsolutePath();
    List<Path> directories =
        Jsoup.parse(new File("pom.xml"), "UTF-8", "", Parser.xmlParser())
            .select("build > resources > resource > directory")
            .eachText()
            .stream()
            .map(name -> Path.of(name.replace("${project.basedir}", ".")))
            .map(path -> path.toAbsolutePath().normalize())
            .toList();
    assertFalse(directories.isEmpty());
    for (Path directory : directories) {
      assertFalse(build.startsWith(directory), directory::toString);
    }
  }
}
