package org.onrecord.exchange.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.history.ChangesRecords;

/** REST resource of imports. */
@Path("/imports")
@Produces(ImportResource.NDJSON)
class ImportResource {
  static final String NDJSON = "application/x-ndjson";

  private final Imports imports;
  private final ParameterReader parameterReader;

  ImportResource(Imports imports, ParameterReader parameterReader) {
    this.imports = imports;
    this.parameterReader = parameterReader;
  }

  @POST
  @RolesAllowed("admin")
  @ChangesRecords
  @Consumes(NDJSON)
  @AcceptsParameters(ImportOptions.class)
  public ImportResults importRecords(
      InputStream body, @Context HttpHeaders headers, @Context UriInfo uri) throws IOException {
    InputStream lines = RequestStream.open(body, headers);
    return imports.stream(lines, parameterReader.read(uri, ImportOptions.class));
  }
}
