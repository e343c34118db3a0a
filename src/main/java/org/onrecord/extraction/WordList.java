package org.onrecord.extraction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A word list from {@code extraction/<language>/<name>.txt}: one entry per line; lines that start
 * with # are comments.
 */
record WordList(Set<String> words) {
  static WordList of(String name) {
    return of("en", name);
  }

  static WordList of(String language, String name) {
    String path = "/extraction/%s/%s.txt".formatted(language, name);
    try (InputStream in = WordList.class.getResourceAsStream(path);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      Set<String> words = new LinkedHashSet<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          words.add(line.strip());
        }
      }
      return new WordList(words);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  boolean has(String word) {
    return words.contains(word);
  }
}
