package org.onrecord.web.json;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Makes JSON contain characters beyond U+FFFF as UTF-8 of four bytes. By default Jackson writes
 * them as two escapes of six bytes each, which triples the size of such texts.
 */
@Singleton
class SurrogatePairs implements ObjectMapperCustomizer {
  @Override
  public void customize(ObjectMapper mapper) {
    mapper.getFactory().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8.mappedFeature());
  }
}
