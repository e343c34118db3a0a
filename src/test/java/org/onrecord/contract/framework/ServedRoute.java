package org.onrecord.contract.framework;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.query.export.Export;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.FilterMembers;
import org.onrecord.query.list.Paging;

/**
 * A method on a path, as declared by the resource classes.
 *
 * @param methods the Java methods, one for each kind of body
 */
public record ServedRoute(String method, String path, List<Method> methods) {
  /** The file extensions of the media types that have URLs of their own. */
  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "text/csv", ".csv",
          "application/x-ndjson", ".ndjson",
          "application/atom+xml", ".atom",
          "text/event-stream", ".events",
          "application/ld+json", ".jsonld",
          "application/vnd.citationstyles.csl+json", ".csl.json",
          "application/x-bibtex", ".bib",
          "application/x-research-info-systems", ".ris");

  /** The paths in the packages of pages that the contract describes. */
  private static final Set<String> DESCRIBED_PAGES = Set.of("/", "/quotes/{id}/card", "/oembed");

  /** Read once, since ArchUnit reads all classes for it. */
  private static final List<Method> SERVED =
      resources()
          .map(JavaClass::reflect)
          .flatMap(type -> Stream.of(type.getDeclaredMethods()))
          .toList();

  private static final List<ServedRoute> ALL = routes(served -> !isPage(served));

  /** All routes of the contract, including the HEAD that JAX-RS adds to every GET. */
  public static List<ServedRoute> all() {
    return ALL;
  }

  /** The routes of pages and forms whose paths the contract does not have. */
  public static List<ServedRoute> pages() {
    Set<String> paths = ALL.stream().map(ServedRoute::path).collect(Collectors.toSet());
    return routes(ServedRoute::isPage).stream()
        .filter(route -> !paths.contains(route.path))
        .toList();
  }

  private static List<ServedRoute> routes(Predicate<Method> selected) {
    return SERVED.stream()
        .filter(selected)
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

  /** True for pages, apart from those that have operations of their own. */
  private static boolean isPage(Method served) {
    return served.getDeclaringClass().getPackageName().startsWith("org.onrecord.pages")
        && !DESCRIBED_PAGES.contains(path(served));
  }

  private static Stream<ServedRoute> of(Method served) {
    return Stream.of(served.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(method -> method != null)
        .flatMap(
            method ->
                method.value().equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(method.value()))
        .flatMap(
            method ->
                extensions(method, served)
                    .map(
                        extension ->
                            new ServedRoute(method, path(served) + extension, List.of(served))));
  }

  /** The file extensions of the URLs of a method; one empty extension for most methods. */
  private static Stream<String> extensions(String method, Method served) {
    Produces own = served.getAnnotation(Produces.class);
    List<String> extensions =
        !Set.of("GET", "HEAD").contains(method) || own == null
            ? List.of()
            : Stream.of(own.value()).map(EXTENSIONS::get).filter(Objects::nonNull).toList();
    return extensions.isEmpty() ? Stream.of("") : extensions.stream();
  }

  private static String path(Method served) {
    String own = Optional.ofNullable(served.getAnnotation(Path.class)).map(Path::value).orElse("");
    String path = "/" + served.getDeclaringClass().getAnnotation(Path.class).value() + "/" + own;
    return path.replaceAll("\\{\\s*(\\w+)[^}]*}", "{$1}")
        .replaceAll("/+", "/")
        .replaceFirst("(?<=.)/$", "");
  }

  /**
   * A query parameter.
   *
   * @param component the component of a record that holds it, or that it negates
   */
  public record ServedParameter(String name, RecordComponent component) {
    private static Stream<ServedParameter> of(Class<? extends Record> type) {
      Set<String> accepted = FilterMembers.of(type).keySet();
      return Stream.of(type.getRecordComponents())
          .flatMap(
              component ->
                  Stream.of(component.getName(), FilterMembers.negated(component.getName()))
                      .filter(accepted::contains)
                      .map(name -> new ServedParameter(name, component)));
    }
  }

  /** The query parameters. */
  public List<ServedParameter> parameters() {
    Map<String, ServedParameter> byName = new TreeMap<>();
    methods.stream()
        .flatMap(ServedRoute::parameters)
        .forEach(parameter -> byName.put(parameter.name(), parameter));
    return List.copyOf(byName.values());
  }

  /** An export accepts the parameters for pages only to reject them with a reason. */
  private static Stream<ServedParameter> parameters(Method served) {
    Set<String> paging =
        served.getReturnType() == Export.class
            ? Stream.of(Paging.class.getMethods())
                .map(Method::getName)
                .filter(name -> !Set.of("sample", "seed").contains(name))
                .collect(Collectors.toSet())
            : Set.of();
    return Stream.ofNullable(served.getAnnotation(AcceptsParameters.class))
        .flatMap(ServedRoute::parameters)
        .filter(parameter -> !(isPaging(parameter) && paging.contains(parameter.name())));
  }

  private static boolean isPaging(ServedParameter parameter) {
    return Paging.class.isAssignableFrom(parameter.component().getDeclaringRecord());
  }

  private static Stream<ServedParameter> parameters(AcceptsParameters takes) {
    Set<String> except = Set.of(takes.except());
    return Stream.of(takes.value())
        .flatMap(ServedParameter::of)
        .filter(parameter -> !except.contains(parameter.component().getName()));
  }

  /** The allowed roles of the Java methods; none if they are public. */
  public Set<String> roles() {
    return methods.stream().flatMap(ServedRoute::roles).collect(Collectors.toSet());
  }

  private static Stream<String> roles(Method one) {
    if (one.getDeclaringClass().isAnnotationPresent(PermitAll.class)) {
      return Stream.of();
    }
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
    Set<String> declared = mediaTypes(declared(Produces.class).map(Produces::value));
    String extension = EXTENSIONS.values().stream().filter(path::endsWith).findFirst().orElse("");
    declared.removeIf(type -> !extension.isEmpty() && !extension.equals(EXTENSIONS.get(type)));
    return silent ? Set.of() : declared;
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
