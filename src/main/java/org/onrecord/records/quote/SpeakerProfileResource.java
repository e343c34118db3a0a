package org.onrecord.records.quote;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** REST resource of speaker profiles. */
@Path("/actors/{id}/profile")
@Produces(MediaType.APPLICATION_JSON)
class SpeakerProfileResource {
  private final SpeakerProfiles profiles;

  SpeakerProfileResource(SpeakerProfiles profiles) {
    this.profiles = profiles;
  }

  @GET
  @RolesAllowed("reader")
  public SpeakerProfile get(@RestPath UUID id) {
    return profiles.of(id);
  }
}
