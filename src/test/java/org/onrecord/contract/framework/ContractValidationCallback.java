package org.onrecord.contract.framework;

import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.config.ObjectMapperConfig;
import java.util.List;
import org.onrecord.fixtures.AdminKeyFilter;
import org.onrecord.fixtures.HttpClientFilter;
import org.onrecord.fixtures.JsonBody;

/**
 * Adds {@link ContractValidationFilter} and the key of an admin to the requests of every test that
 * starts the service. It is registered in {@code META-INF/services}. It prints the last exchange of
 * a failed test, because REST-assured would have to log all exchanges for that.
 */
public final class ContractValidationCallback
    implements QuarkusTestBeforeEachCallback, QuarkusTestAfterEachCallback {
  private static final ObjectMapperConfig MAPPING =
      ObjectMapperConfig.objectMapperConfig()
          .jackson2ObjectMapperFactory((type, charset) -> JsonBody.MAPPER);

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    ContractValidationFilter.forgetLastExchange();
    if (RestAssured.filters().stream().noneMatch(ContractValidationFilter.class::isInstance)) {
      // A restarted service has classes of its own: filters of the earlier ones could not be left
      // out.
      RestAssured.replaceFiltersWith(
          List.of(new AdminKeyFilter(), new ContractValidationFilter(), new HttpClientFilter()));
    }
    // Requests accept no compression, so that entity tags are those of the records.
    RestAssured.config =
        RestAssured.config()
            .objectMapperConfig(MAPPING)
            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
  }

  @Override
  public void afterEach(QuarkusTestMethodContext context) {
    if (context.getTestStatus().isTestFailed()) {
      ContractValidationFilter.last().ifPresent(System.err::println);
    }
  }
}
