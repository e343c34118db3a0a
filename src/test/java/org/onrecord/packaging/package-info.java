/**
 * Tests of the files around the service: Kubernetes manifests, dashboard, alert rules and the input
 * of the native image. They check that these files agree with the code, without a cluster or a
 * native build.
 */
package org.onrecord.packaging;
