package org.onrecord.contract;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import org.onrecord.given.DevKey;

/**
 * Puts {@link Conversation} before every test that starts the service, and gives it the key of an
 * admin: registered in {@code META-INF/services}, so nobody can forget it.
 */
public final class ConversationEverywhere implements QuarkusTestBeforeEachCallback {
  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    if (RestAssured.filters().stream().noneMatch(Conversation.class::isInstance)) {
      RestAssured.filters(new DevKey(), new Conversation());
    }
  }
}
