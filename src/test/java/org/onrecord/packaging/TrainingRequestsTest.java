package org.onrecord.packaging;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.database.embedded.DedicatedDatabase;
import org.onrecord.fault.PackagedService;

/**
 * The requests that train the AOT cache of the image, sent to the service without one: making the
 * cache fails if the service refuses a request, and needs JDK 25.
 */
@Tag("long")
@Timeout(300)
class TrainingRequestsTest {

  @Test
  void the_service_accepts_all_requests_of_a_training_run() throws Exception {
    try (DedicatedDatabase database = DedicatedDatabase.empty("training-requests-test")) {
      Map<String, String> settings = new HashMap<>(database.settings());
      settings.put("onrecord.sample-data", "true");
      try (PackagedService service = PackagedService.start(settings)) {
        new TrainingRequests(URI.create(service.address()), PackagedService.KEY).send(11);
      }
    }
  }
}
