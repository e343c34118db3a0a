package org.onrecord.packaging;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.ReferencedClassObject;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.web.problem.ProblemException;

/**
 * Finds the project's types that are serialized or deserialized by reflection: parameters and
 * results of resource methods and exception mappers, records of query parameters, records whose
 * class literal another class uses, extension members of problems, and the types of their
 * components. They are found in the bytecode, so that a new type needs no entry in a list.
 */
final class WireTypes {
  private static final String PROJECT = "org.onrecord";

  private final TreeMap<String, Class<?>> found = new TreeMap<>();

  private WireTypes() {}

  static Set<String> all() {
    WireTypes types = new WireTypes();
    JavaClasses service =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(PROJECT);
    for (JavaClass declaring : service) {
      declaring.getMethods().forEach(types::addMethod);
      declaring.getReferencedClassObjects().stream()
          .map(ReferencedClassObject::getRawType)
          .filter(named -> named.isRecord() && named.getName().startsWith(PROJECT))
          .filter(named -> !named.equals(declaring))
          .forEach(named -> types.add(named.reflect()));
    }
    return types.found.keySet();
  }

  private void addMethod(JavaMethod declared) {
    Method method = declared.reflect();
    boolean resourceMethod = isResourceMethod(method);
    if (resourceMethod || method.isAnnotationPresent(ServerExceptionMapper.class)) {
      add(method.getGenericReturnType());
    }
    boolean extendsProblem = extendsProblem(declared);
    if (resourceMethod || writes(declared) || extendsProblem) {
      Stream.of(method.getGenericParameterTypes()).forEach(this::add);
    }
    if (extendsProblem) {
      declared.getConstructorCallsFromSelf().stream()
          .map(call -> call.getTargetOwner())
          .filter(created -> created.isRecord() && created.getName().startsWith(PROJECT))
          .forEach(created -> add(created.reflect()));
    }
    if (method.isAnnotationPresent(AcceptsParameters.class)) {
      Stream.of(method.getAnnotation(AcceptsParameters.class).value()).forEach(this::add);
    }
  }

  private static boolean writes(JavaMethod method) {
    return method.getMethodCallsFromSelf().stream()
        .anyMatch(call -> call.getName().startsWith("writeValue"));
  }

  /** True if the method adds extension members to a problem, which are typed as {@code Object}. */
  private static boolean extendsProblem(JavaMethod method) {
    return method.getMethodCallsFromSelf().stream()
        .anyMatch(
            call ->
                call.getName().equals("with")
                    && call.getTargetOwner().isAssignableTo(ProblemException.class));
  }

  private static boolean isResourceMethod(Method method) {
    return Stream.of(method.getAnnotations())
        .anyMatch(one -> one.annotationType().isAnnotationPresent(HttpMethod.class));
  }

  private void add(Type type) {
    if (type instanceof ParameterizedType generic) {
      add(generic.getRawType());
      Stream.of(generic.getActualTypeArguments()).forEach(this::add);
    } else if (type instanceof WildcardType wildcard) {
      Stream.of(wildcard.getUpperBounds()).forEach(this::add);
    } else if (type instanceof GenericArrayType array) {
      add(array.getGenericComponentType());
    } else if (type instanceof Class<?> one) {
      add(one);
    }
  }

  private void add(Class<?> type) {
    if (type.isArray()) {
      add(type.getComponentType());
    } else if (isData(type) && found.put(type.getName(), type) == null) {
      if (type.isRecord()) {
        Stream.of(type.getRecordComponents())
            .map(RecordComponent::getGenericType)
            .forEach(this::add);
      }
      if (type.isSealed()) {
        Stream.of(type.getPermittedSubclasses()).forEach(this::add);
      }
    }
  }

  /** True for the project's records and enums; other types only contain them. */
  private static boolean isData(Class<?> type) {
    return type.getName().startsWith(PROJECT)
        && (type.isRecord() || type.isEnum() || type.isSealed());
  }
}
