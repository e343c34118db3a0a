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
import java.util.List;
import org.onrecord.query.export.Export;
import org.onrecord.query.list.AcceptsParameters;
import org.onrecord.query.list.ListParameters;
import org.onrecord.query.list.ParameterReader;
import org.onrecord.records.history.ChangesRecords;
import org.onrecord.web.json.Json;

/** REST resource of imports. */
@Path("/imports")
@Produces(Export.NDJSON)
class ImportResource {
  private final Imports imports;
  private final Json json;
  private final ParameterReader parameterReader;

  ImportResource(Imports imports, Json json, ParameterReader parameterReader) {
    this.imports = imports;
    this.json = json;
    this.parameterReader = parameterReader;
  }

  @POST
  @RolesAllowed("admin")
  @ChangesRecords
  @Consumes(Export.NDJSON)
  @AcceptsParameters(ImportOptions.class)
  public ImportResults importRecords(
      InputStream body, @Context HttpHeaders headers, @Context UriInfo uri) throws IOException {
    ImportOptions options = parameterReader.read(uri, ImportOptions.class);
    return imports.stream(RequestStream.open(body, headers), new JsonLines(json), options);
  }

  @POST
  @RolesAllowed("admin")
  @ChangesRecords
  @Consumes(Export.CSV)
  @AcceptsParameters({ImportOptions.class, CsvOptions.class})
  public ImportResults importTable(
      InputStream body, @Context HttpHeaders headers, @Context UriInfo uri) throws IOException {
    ListParameters parameters =
        parameterReader.listParameters(uri, List.of(ImportOptions.class, CsvOptions.class));
    ImportOptions options = parameters.read(ImportOptions.class);
    CsvLines rows = new CsvLines(parameters.read(CsvOptions.class));
    return imports.stream(RequestStream.openText(body, headers), rows, options);
  }
}
