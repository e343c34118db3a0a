package org.onrecord.contract.framework;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.RolesAllowed;
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
import org.onrecord.query.list.AcceptsParameters;

/**
 * A method on a path, as declared by the resource classes.
 *
 * @param methods the Java methods, one for each kind of body
 */
public record ServedRoute(String method, String path, List<Method> methods) {

  /** All routes, including the HEAD that JAX-RS adds to every GET. */
  public static List<ServedRoute> all() {
    return resources()
        .map(JavaClass::reflect)
        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
        .flatMap(ServedRoute::of)
        .collect(Collectors.toMap(ServedRoute::toString, route -> route, ServedRoute::and))
        .values()
        .stream()
        .toList();
  }

  private ServedRoute and(ServedRoute other) {
    List<Method> both = Stream.concat(methods.stream(), other.methods.stream()).toList();
    return new ServedRoute(method, path, both);
  }

  /**
   * The resource classes. Other dependencies are not resolved, because ArchUnit cannot read
   * Quarkus's class loader.
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
        .map(method -> new ServedRoute(method, path(served), List.of(served)));
  }

  private static String path(Method served) {
    String own = Optional.ofNullable(served.getAnnotation(Path.class)).map(Path::value).orElse("");
    String path = "/" + served.getDeclaringClass().getAnnotation(Path.class).value() + "/" + own;
    return path.replaceAll("\\{\\s*(\\w+)[^}]*}", "{$1}")
        .replaceAll("/+", "/")
        .replaceFirst("/$", "");
  }

  /** The components of the records that hold the query parameters. */
  public List<RecordComponent> parameters() {
    return methods.stream()
        .map(one -> one.getAnnotation(AcceptsParameters.class))
        .filter(takes -> takes != null)
        .distinct()
        .flatMap(ServedRoute::parameters)
        .toList();
  }

  private static Stream<RecordComponent> parameters(AcceptsParameters takes) {
    return Stream.of(takes.value())
        .flatMap(type -> Stream.of(type.getRecordComponents()))
        .filter(component -> !Set.of(takes.except()).contains(component.getName()));
  }

  /** The allowed roles of the Java methods. */
  public Set<String> roles() {
    return methods.stream().flatMap(ServedRoute::roles).collect(Collectors.toSet());
  }

  private static Stream<String> roles(Method one) {
    RolesAllowed allowed = one.getAnnotation(RolesAllowed.class);
    return allowed == null ? Stream.of("nobody: " + one) : Stream.of(allowed.value());
  }

  public Set<String> consumes() {
    return mediaTypes(declared(Consumes.class).map(Consumes::value));
  }

  /** The media types of answers; empty without a body. */
  public Set<String> produces() {
    boolean silent =
        method.equals("HEAD")
            || methods.stream().allMatch(one -> one.getReturnType() == void.class);
    return silent ? Set.of() : mediaTypes(declared(Produces.class).map(Produces::value));
  }

  private static Set<String> mediaTypes(Stream<String[]> declared) {
    return declared.flatMap(Stream::of).collect(Collectors.toSet());
  }

  private <A extends Annotation> Stream<A> declared(Class<A> annotation) {
    return methods.stream()
        .flatMap(
            one ->
                Stream.of(one, one.getDeclaringClass())
                    .map(element -> element.getAnnotation(annotation))
                    .filter(found -> found != null)
                    .limit(1));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
