package org.onrecord.contract;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.paging.Takes;

/** A method on a path as the resource classes declare it. */
record ServedRoute(String method, String path, Method served) {

  /** All of them, with the HEAD that JAX-RS gives to every GET. */
  static List<ServedRoute> all() {
    return resources()
        .map(JavaClass::reflect)
        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
        .flatMap(ServedRoute::of)
        .toList();
  }

  /**
   * What lies outside our own classes is left alone: ArchUnit cannot read Quarkus's class loader.
   */
  private static Stream<JavaClass> resources() {
    return ArchConfiguration.withThreadLocalScope(
        (ArchConfiguration configuration) -> {
          configuration.setResolveMissingDependenciesFromClassPath(false);
          return new ClassFileImporter()
                  .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                  .importPackages("org.onrecord")
                  .stream()
                  .filter(type -> type.isAnnotatedWith(Path.class));
        });
  }

  private static Stream<ServedRoute> of(Method served) {
    return Stream.of(served.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(method -> method != null)
        .flatMap(
            method ->
                method.value().equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(method.value()))
        .map(method -> new ServedRoute(method, path(served), served));
  }

  private static String path(Method served) {
    String own = Optional.ofNullable(served.getAnnotation(Path.class)).map(Path::value).orElse("");
    String path = "/" + served.getDeclaringClass().getAnnotation(Path.class).value() + "/" + own;
    return path.replaceAll("\\{\\s*(\\w+)[^}]*}", "{$1}")
        .replaceAll("/+", "/")
        .replaceFirst("/$", "");
  }

  /** The components of the record that hold the query parameters. */
  List<RecordComponent> parameters() {
    Takes takes = served.getAnnotation(Takes.class);
    return takes == null
        ? List.of()
        : Stream.of(takes.value().getRecordComponents())
            .filter(component -> !Set.of(takes.except()).contains(component.getName()))
            .toList();
  }

  Set<String> consumes() {
    return mediaTypes(declared(Consumes.class).map(Consumes::value));
  }

  /** None where nothing comes back. */
  Set<String> produces() {
    boolean silent = method.equals("HEAD") || served.getReturnType() == void.class;
    return silent ? Set.of() : mediaTypes(declared(Produces.class).map(Produces::value));
  }

  private static Set<String> mediaTypes(Optional<String[]> declared) {
    return declared.stream().flatMap(Stream::of).collect(Collectors.toSet());
  }

  private <A extends Annotation> Optional<A> declared(Class<A> annotation) {
    return Stream.of(served, served.getDeclaringClass())
        .map(element -> element.getAnnotation(annotation))
        .filter(found -> found != null)
        .findFirst();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
