package org.onrecord.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Validates the Kubernetes manifests that the build has written against the schemas in the
 * Kubernetes client for Java: no unknown field, and no required field missing. Values that only a
 * cluster can check are not validated. The profile "kubernetes" runs it in {@code verify}.
 */
class KubernetesManifests {
  private static final Path FILE = Path.of("target", "kubernetes", "kubernetes.yml");
  private static final String SCHEMAS = "io.kubernetes.client.openapi.models.";

  private final Map<String, JsonNode> manifests = read();

  @TestFactory
  List<DynamicTest> every_field_is_known_to_kubernetes() {
    return manifests.values().stream()
        .map(it -> DynamicTest.dynamicTest(it.at("/kind").textValue(), () -> validate(it)))
        .toList();
  }

  @Test
  void all_kinds_are_present_except_secrets() {
    assertEquals(
        Set.of(
            "Deployment",
            "HorizontalPodAutoscaler",
            "Job",
            "NetworkPolicy",
            "PodDisruptionBudget",
            "Service",
            "ServiceAccount"),
        manifests.keySet());
  }

  @Test
  void pods_have_least_privilege() {
    for (JsonNode pod : List.of(pod("Deployment"), pod("Job"))) {
      assertFalse(pod.at("/automountServiceAccountToken").asBoolean(true));
      assertEquals("onrecord", pod.at("/serviceAccountName").asText());
      assertTrue(pod.at("/securityContext/runAsNonRoot").asBoolean());
      assertEquals(1001, pod.at("/securityContext/runAsUser").asInt());
      assertEquals("RuntimeDefault", pod.at("/securityContext/seccompProfile/type").asText());
      assertEquals(1, pod.at("/containers").size());
      assertEquals(
          """
          {"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]},"readOnlyRootFilesystem":true}\
          """,
          pod.at("/containers/0/securityContext").toString());
      assertEquals("/tmp", pod.at("/containers/0/volumeMounts/0/mountPath").asText());
      assertEquals(
          "{\"cpu\":\"2\",\"memory\":\"512Mi\"}",
          pod.at("/containers/0/resources/limits").toString());
      assertEquals(
          "{\"cpu\":\"500m\",\"memory\":\"512Mi\"}",
          pod.at("/containers/0/resources/requests").toString());
    }
    assertFalse(
        manifests.get("ServiceAccount").at("/automountServiceAccountToken").asBoolean(true));
  }

  @Test
  void probes_use_the_health_endpoints() {
    JsonNode container = pod("Deployment").at("/containers/0");
    assertEquals("/q/health/started", container.at("/startupProbe/httpGet/path").asText());
    assertEquals("/q/health/live", container.at("/livenessProbe/httpGet/path").asText());
    assertEquals("/q/health/ready", container.at("/readinessProbe/httpGet/path").asText());
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      assertEquals(
          container.at("/ports/0/containerPort"), container.at("/" + probe + "/httpGet/port"));
    }
  }

  @Test
  void the_job_migrates_and_the_service_does_not() {
    JsonNode service = pod("Deployment").at("/containers/0");
    JsonNode job = pod("Job").at("/containers/0");
    assertEquals(
        Map.of(
            "QUARKUS_FLYWAY_MIGRATE_AT_START",
            "false",
            "QUARKUS_FLYWAY_VALIDATE_AT_START",
            "true",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "onrecord-database/url",
            "QUARKUS_DATASOURCE_USERNAME",
            "onrecord-database/username",
            "QUARKUS_DATASOURCE_PASSWORD",
            "onrecord-database/password",
            "ONRECORD_ADMIN_KEY",
            "onrecord-keys/admin-key"),
        environment(service));
    assertEquals(
        Map.of(
            "QUARKUS_INIT_AND_EXIT",
            "true",
            "QUARKUS_FLYWAY_MIGRATE_AT_START",
            "true",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "onrecord-database/url",
            "QUARKUS_DATASOURCE_USERNAME",
            "onrecord-database/username",
            "QUARKUS_DATASOURCE_PASSWORD",
            "onrecord-database/password"),
        environment(job));
    assertEquals(service.at("/image"), job.at("/image"));
    assertEquals("OnFailure", pod("Job").at("/restartPolicy").asText());
  }

  @Test
  void the_grace_period_covers_the_shutdown_timeout() throws IOException {
    JsonNode pod = pod("Deployment");
    int preStop = pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
    int grace = pod.at("/terminationGracePeriodSeconds").asInt();
    assertTrue(preStop > 0);
    assertTrue(grace > preStop + shutdownTimeout().toSeconds(), () -> "only " + grace + " s");
  }

  @Test
  void at_least_one_pod_is_always_available() {
    JsonNode scaling = manifests.get("HorizontalPodAutoscaler").at("/spec");
    assertEquals("Deployment onrecord", scaled(scaling));
    assertTrue(manifests.get("Deployment").at("/spec/replicas").asInt() >= 2);
    assertTrue(scaling.at("/minReplicas").asInt() >= 2);
    assertEquals(1, manifests.get("PodDisruptionBudget").at("/spec/minAvailable").asInt());
    assertTrue(selects("PodDisruptionBudget", "/spec/selector/matchLabels", "Deployment"));
    List<String> spread =
        pod("Deployment").at("/topologySpreadConstraints").findValuesAsText("topologyKey");
    assertEquals(List.of("kubernetes.io/hostname", "topology.kubernetes.io/zone"), spread);
  }

  @Test
  void the_service_selects_the_deployment_and_not_the_job() {
    assertTrue(selects("Service", "/spec/selector", "Deployment"));
    assertFalse(selects("Service", "/spec/selector", "Job"));
    JsonNode port = pod("Deployment").at("/containers/0/ports/0/containerPort");
    assertEquals(port, manifests.get("Service").at("/spec/ports/0/targetPort"));
    assertEquals(port, manifests.get("NetworkPolicy").at("/spec/ingress/0/ports/0/port"));
  }

  @Test
  void the_network_policy_allows_only_dns_and_the_database() {
    JsonNode policy = manifests.get("NetworkPolicy").at("/spec");
    assertTrue(selects("NetworkPolicy", "/spec/podSelector/matchLabels", "Deployment"));
    assertTrue(selects("NetworkPolicy", "/spec/podSelector/matchLabels", "Job"));
    assertEquals("[\"Ingress\",\"Egress\"]", policy.at("/policyTypes").toString());
    assertEquals(
        List.of("53", "53", "5432"),
        policy.at("/egress").findParents("port").stream()
            .map(it -> it.at("/port").asText())
            .toList());
  }

  private static void validate(JsonNode manifest) throws Exception {
    String version = manifest.at("/apiVersion").textValue().replaceAll(".*/", "");
    Class<?> schema =
        Class.forName(SCHEMAS + version.toUpperCase() + manifest.at("/kind").textValue());
    try {
      schema
          .getMethod("validateJsonElement", JsonElement.class)
          .invoke(null, JsonParser.parseString(manifest.toString()));
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause().getMessage(), e.getCause());
    }
  }

  private JsonNode pod(String kind) {
    return manifests.get(kind).at("/spec/template/spec");
  }

  private boolean selects(String kind, String selector, String selected) {
    JsonNode labels = manifests.get(selected).at("/spec/template/metadata/labels");
    JsonNode wanted = manifests.get(kind).at(selector);
    assertFalse(wanted.isEmpty(), () -> kind + " selects everything");
    return wanted.properties().stream()
        .allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
  }

  private static String scaled(JsonNode scaling) {
    JsonNode target = scaling.at("/scaleTargetRef");
    return target.at("/kind").asText() + " " + target.at("/name").asText();
  }

  /** The value of each variable, or the name and key of its secret. */
  private static Map<String, String> environment(JsonNode container) {
    Map<String, String> all = new HashMap<>();
    for (JsonNode variable : container.at("/env")) {
      JsonNode secret = variable.at("/valueFrom/secretKeyRef");
      String value =
          secret.isMissingNode()
              ? variable.at("/value").asText()
              : secret.at("/name").asText() + "/" + secret.at("/key").asText();
      all.put(variable.at("/name").asText(), value);
    }
    return all;
  }

  private static Duration shutdownTimeout() throws IOException {
    Properties properties = new Properties();
    properties.load(
        new StringReader(
            Files.readString(Path.of("src", "main", "resources", "application.properties"))));
    return Duration.parse("PT" + properties.getProperty("quarkus.shutdown.timeout"));
  }

  private static Map<String, JsonNode> read() {
    Map<String, JsonNode> all = new TreeMap<>();
    YAMLMapper yaml = new YAMLMapper();
    try (var documents =
        yaml.readerFor(JsonNode.class).<JsonNode>readValues(Files.readString(FILE))) {
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        all.put(document.at("/kind").textValue(), document);
      }
    } catch (IOException e) {
      throw new AssertionError("The profile kubernetes writes " + FILE, e);
    }
    return all;
  }
}
