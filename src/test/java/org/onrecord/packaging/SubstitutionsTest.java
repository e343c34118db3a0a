package org.onrecord.packaging;

import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The classes that replace methods of libraries in native images, in Quarkus and here, fit the
 * versions of the libraries. Otherwise the native build fails or leaves out the replacement.
 */
class SubstitutionsTest {
  private static final String ANNOTATIONS = "Lcom/oracle/svm/core/annotate/";

  /** Substitutions by the internal name of the class that declares them. */
  private static Map<String, ClassNode> substitutions;

  @BeforeAll
  static void readSubstitutions() throws IOException {
    List<ClassNode> found = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (entry.endsWith("target/classes") || entry.matches(".*/quarkus-[^/]*\\.jar")) {
        found.addAll(substitutionsIn(Path.of(entry)));
      }
    }
    substitutions = found.stream().collect(toMap(node -> node.name, node -> node, (a, b) -> a));
  }

  @Test
  void every_substituted_method_exists() {
    List<String> missing = new ArrayList<>();
    int checked = 0;
    for (ClassNode substitution : substitutions.values()) {
      Optional<ClassNode> target = target(substitution).flatMap(SubstitutionsTest::libraryClass);
      if (target.isEmpty() || conditional(substitution.visibleAnnotations)) {
        continue;
      }
      for (MethodNode method : substitution.methods) {
        if (replaces(method) && !conditional(method.visibleAnnotations)) {
          checked++;
          if (!hasMethod(target.get(), targetName(method), targetDescriptor(method.desc))) {
            missing.add(target.get().name + "." + targetName(method) + method.desc);
          }
        }
      }
    }
    assertTrue(checked > 50, "checked " + checked);
    assertEquals(List.of(), missing);
  }

  @Test
  void every_method_that_could_use_openssl_is_substituted() {
    List<String> substituted =
        substitutions.values().stream()
            .filter(node -> target(node).equals(Optional.of("io/netty/handler/ssl/SslContext")))
            .flatMap(node -> node.methods.stream())
            .filter(method -> has(method.visibleAnnotations, "Substitute"))
            .map(method -> method.name + method.desc)
            .toList();
    List<String> missing =
        libraryClass("io/netty/handler/ssl/SslContext").orElseThrow().methods.stream()
            .filter(method -> method.name.matches("new(Client|Server)ContextInternal"))
            .map(method -> method.name + method.desc)
            .filter(method -> !substituted.contains(method))
            .toList();
    assertEquals(List.of(), missing);
  }

  private static List<ClassNode> substitutionsIn(Path path) throws IOException {
    List<ClassNode> found = new ArrayList<>();
    if (Files.isDirectory(path)) {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.filter(one -> one.toString().endsWith(".class")).toList()) {
          substitution(Files.readAllBytes(file)).ifPresent(found::add);
        }
      }
      return found;
    }
    try (JarFile jar = new JarFile(path.toFile())) {
      for (JarEntry entry : jar.stream().filter(one -> one.getName().endsWith(".class")).toList()) {
        try (InputStream stream = jar.getInputStream(entry)) {
          substitution(stream.readAllBytes()).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<ClassNode> substitution(byte[] bytes) {
    String constants = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!constants.contains(ANNOTATIONS + "TargetClass;")) {
      return Optional.empty();
    }
    return Optional.of(parse(bytes)).filter(node -> has(node.visibleAnnotations, "TargetClass"));
  }

  private static ClassNode parse(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return node;
  }

  /** The class of a library; empty where the library is optional and absent, or part of the JDK. */
  private static Optional<ClassNode> libraryClass(String name) {
    ClassLoader loader = SubstitutionsTest.class.getClassLoader();
    try (InputStream stream = loader.getResourceAsStream(name + ".class")) {
      return stream == null || name.matches("(java|jdk|sun)/.*")
          ? Optional.empty()
          : Optional.of(parse(stream.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> target(ClassNode substitution) {
    AnnotationNode annotation = find(substitution.visibleAnnotations, "TargetClass").orElseThrow();
    String name = null;
    String inner = "";
    for (int i = 0; i < annotation.values.size(); i += 2) {
      Object value = annotation.values.get(i + 1);
      switch ((String) annotation.values.get(i)) {
        case "value" -> name = ((Type) value).getInternalName();
        case "className" -> name = ((String) value).replace('.', '/');
        case "innerClass" ->
            inner = "$" + String.join("$", ((List<?>) value).toArray(String[]::new));
        default -> {}
      }
    }
    return name == null ? Optional.empty() : Optional.of(name + inner);
  }

  private static boolean replaces(MethodNode method) {
    return Stream.of("Substitute", "Alias", "Delete", "KeepOriginal", "AnnotateOriginal")
        .anyMatch(name -> has(method.visibleAnnotations, name));
  }

  private static boolean conditional(List<AnnotationNode> annotations) {
    return Stream.of("TargetClass", "TargetElement")
        .flatMap(name -> find(annotations, name).stream())
        .anyMatch(
            annotation -> annotation.values != null && annotation.values.contains("onlyWith"));
  }

  private static String targetName(MethodNode method) {
    return find(method.visibleAnnotations, "TargetElement")
        .filter(annotation -> annotation.values != null)
        .map(annotation -> annotation.values)
        .filter(values -> values.indexOf("name") >= 0)
        .map(values -> (String) values.get(values.indexOf("name") + 1))
        .orElse(method.name);
  }

  /** The descriptor with the targets in place of the substitutions that it names. */
  private static String targetDescriptor(String descriptor) {
    String result = descriptor;
    for (ClassNode substitution : substitutions.values()) {
      if (result.contains("L" + substitution.name + ";")) {
        String target = target(substitution).orElse(substitution.name);
        result = result.replace("L" + substitution.name + ";", "L" + target + ";");
      }
    }
    return result;
  }

  private static boolean hasMethod(ClassNode target, String name, String descriptor) {
    return target.methods.stream()
        .anyMatch(method -> method.name.equals(name) && method.desc.equals(descriptor));
  }

  private static boolean has(List<AnnotationNode> annotations, String name) {
    return find(annotations, name).isPresent();
  }

  private static Optional<AnnotationNode> find(List<AnnotationNode> annotations, String name) {
    return annotations == null
        ? Optional.empty()
        : annotations.stream().filter(one -> one.desc.equals(ANNOTATIONS + name + ";")).findAny();
  }
}
