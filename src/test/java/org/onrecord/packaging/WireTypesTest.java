package org.onrecord.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ways by which a type reaches Jackson or the validator, each with types of its own. */
class WireTypesTest {

  @Test
  void the_class_of_a_value_is_found_behind_a_component_of_a_general_type() {
    assertEquals(Set.of("NoFilter", "HeldBy"), found("Digest"));
  }

  @Test
  void values_of_general_types_are_followed_through_lambdas_and_collections() {
    assertEquals(
        Set.of("Collected", "Mapped", "Supplied", "Made", "Inner", "Choice"), found("Containers"));
  }

  @Test
  void class_literals_and_generic_types_are_found() {
    assertEquals(Set.of("Read", "Referenced", "Checked", "Converted"), found("Readers"));
  }

  @Test
  void types_that_reach_neither_are_left_out() {
    assertEquals(Set.of(), found("Internal"));
  }

  /** Class names of the types of a nested class that are found in its bytecode. */
  private static Set<String> found(String nested) {
    String prefix = WireTypesTest.class.getName() + "$" + nested;
    Set<String> names = new TreeSet<>();
    WireTypes.in(prefix, classFiles(prefix.substring(prefix.lastIndexOf('.') + 1)))
        .forEach(name -> names.add(name.substring(name.lastIndexOf('$') + 1)));
    return names;
  }

  private static List<Path> classFiles(String prefix) {
    try {
      Path folder = Path.of(WireTypesTest.class.getResource("WireTypesTest.class").toURI());
      try (Stream<Path> files = Files.list(folder.getParent())) {
        return files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The digest of a filter as it was when native images failed on further pages. */
  static class Digest {
    private final ObjectMapper mapper = new ObjectMapper();

    record NoFilter() {}

    record HeldBy(String by) {}

    record Request(String path, Record filter) {
      static Request unfiltered(String path) {
        return new Request(path, new NoFilter());
      }
    }

    byte[] keys() throws IOException {
      return digest(Request.unfiltered("/keys"));
    }

    byte[] claims(String holder) throws IOException {
      HeldBy filter = new HeldBy(holder);
      return digest(new Request("/claims", filter));
    }

    private byte[] digest(Request request) throws IOException {
      return bytes(request.filter());
    }

    private byte[] bytes(Object value) throws IOException {
      return mapper.writeValueAsBytes(value);
    }
  }

  static class Containers {
    private final ObjectMapper mapper = new ObjectMapper();

    enum Choice {
      ONE
    }

    record Inner(Choice choice) {}

    record Collected(List<Inner> inner) {}

    record Mapped(String text) {}

    record Supplied(String text) {}

    record Made(String text) {}

    interface Factory<T> {
      T make(String text);
    }

    Object made(String text) {
      return made(text, Made::new);
    }

    private Object made(String text, Factory<?> factory) {
      return mapper.valueToTree(factory.make(text));
    }

    String collected() throws IOException {
      List<Object> all = new ArrayList<>();
      all.add(new Collected(List.of()));
      return mapper.writeValueAsString(Map.of("all", all));
    }

    Object mapped(Optional<String> text) {
      Object mapped = text.map(Mapped::new).orElseThrow();
      return mapper.valueToTree(mapped);
    }

    Object supplied(String text) {
      return written(() -> new Supplied(text));
    }

    private Object written(Supplier<?> supplier) {
      return mapper.valueToTree(supplier.get());
    }
  }

  static class Readers {
    private final ObjectMapper mapper = new ObjectMapper();

    record Read(String text) {}

    record Referenced(String text) {}

    record Checked(String text) {}

    record Converted(String text) {}

    Read read(String json) throws IOException {
      return read(json, Read.class);
    }

    private <T> T read(String json, Class<T> type) throws IOException {
      return mapper.readerFor(type).readValue(json);
    }

    List<Referenced> referenced(String json) throws IOException {
      return mapper.readValue(json, new TypeReference<List<Referenced>>() {});
    }

    boolean isValid(Validator validator, String text) {
      return validator.validate(new Checked(text)).isEmpty();
    }

    Object converted(Object value) {
      return mapper.convertValue(value, mapper.constructType(Converted.class));
    }
  }

  static class Internal {
    private final ObjectMapper mapper = new ObjectMapper();

    record Step(String text) {}

    String text() throws IOException {
      Step step = new Step("text");
      return mapper.writeValueAsString(List.of(step.text(), step.hashCode()));
    }
  }
}
