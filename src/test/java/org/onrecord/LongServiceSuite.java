package org.onrecord;

import org.junit.platform.suite.api.SelectClasses;
import org.junit.platform.suite.api.Suite;

/** The long tests that run in the process of the service, in one process. */
@Suite
@SelectClasses(
    names = {
      "org.onrecord.access.AccessFaultTest",
      "org.onrecord.contract.RestrictedPagesTest",
      "org.onrecord.contract.RestrictedReadingRolesTest",
      "org.onrecord.exchange.imports.CsvWritersTest",
      "org.onrecord.query.facet.FacetCounterTest",
      "org.onrecord.web.connections.IdleConnectionsTest",
      "org.onrecord.web.connections.UnreadResponsesTest"
    })
class LongServiceSuite {}
