package org.onrecord.web.fields;

import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonArrayFormatVisitor;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;
import com.fasterxml.jackson.databind.jsonFormatVisitors.JsonObjectFormatVisitor;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names of the members that Jackson writes for a type. They are found once for each type. */
@Singleton
class KnownFields {
  private static final FieldNames NONE = new FieldNames(Map.of());

  private final ObjectMapper mapper;
  private final Instance<NestedView> nestedViews;
  private final Map<Type, FieldNames> known = new ConcurrentHashMap<>();

  KnownFields(ObjectMapper mapper, Instance<NestedView> nestedViews) {
    this.mapper = mapper;
    this.nestedViews = nestedViews;
  }

  FieldNames of(Type type) {
    return known.computeIfAbsent(type, unknown -> visit(mapper.constructType(unknown)));
  }

  private FieldNames visit(JavaType type) {
    try {
      Visitor visitor = new Visitor();
      mapper.acceptJsonFormatVisitor(type, visitor);
      return visitor.names;
    } catch (JsonMappingException e) {
      throw new IllegalStateException("A type of an answer is always serializable", e);
    }
  }

  /** The declared type of a member, or the type of the view that is nested there. */
  private JavaType type(BeanProperty property) {
    return nestedViews.stream()
        .filter(view -> view.owner() == property.getMember().getDeclaringClass())
        .filter(view -> view.member().equals(property.getName()))
        .findFirst()
        .map(view -> mapper.constructType(view.type()))
        .orElseGet(property::getType);
  }

  private final class Visitor extends JsonFormatVisitorWrapper.Base {
    private FieldNames names = NONE;

    @Override
    public JsonObjectFormatVisitor expectObjectFormat(JavaType type) {
      Map<String, FieldNames> members = new LinkedHashMap<>();
      names = new FieldNames(Collections.unmodifiableMap(members));
      return new JsonObjectFormatVisitor.Base(getProvider()) {
        @Override
        public void property(BeanProperty property) {
          members.put(property.getName(), visit(type(property)));
        }

        @Override
        public void optionalProperty(BeanProperty property) {
          property(property);
        }
      };
    }

    @Override
    public JsonArrayFormatVisitor expectArrayFormat(JavaType type) {
      JavaType items = type.getContentType();
      names = items == null ? NONE : visit(items);
      return null;
    }
  }
}
