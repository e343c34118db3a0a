/**
 * Tests of the packaged service under faults: kills, a database that is down or hangs, overload,
 * replicas and concurrent starts. They run in the profile "long", because each starts processes of
 * its own.
 */
package org.onrecord.fault;
