package org.onrecord.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A local token issuer that serves its OpenID configuration and its public key. */
public final class OidcIssuer implements QuarkusTestResourceLifecycleManager {
  private static final String CLIENT = "desk";

  private final KeyPair keys = keys();
  private HttpServer server;
  private volatile IssuerTokenEndpoint tokenEndpoint;

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newCachedThreadPool());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    serve(
        "/.well-known/openid-configuration",
        "{\"issuer\": \"%1$s\", \"jwks_uri\": \"%1$s/keys\", \"authorization_endpoint\": \"%1$s/authorize\", \"token_endpoint\": \"%1$s/token\"}"
            .formatted(address()));
    tokenEndpoint = new IssuerTokenEndpoint();
    server.createContext("/token", tokenEndpoint);
    RSAPublicKey key = (RSAPublicKey) keys.getPublic();
    serve(
        "/keys",
        "{\"keys\": [{\"kty\": \"RSA\", \"use\": \"sig\", \"alg\": \"RS256\", \"kid\": \"1\", \"n\": \"%s\", \"e\": \"%s\"}]}"
            .formatted(encoded(key.getModulus()), encoded(key.getPublicExponent())));
    server.start();
    return Map.of(
        "quarkus.oidc.auth-server-url",
        address(),
        "quarkus.http.auth.roles-mapping.newsroom",
        "editor",
        "quarkus.oidc.browser.client-id",
        CLIENT,
        "quarkus.oidc.browser.credentials.secret",
        "secret-of-the-client",
        "quarkus.oidc.connection-timeout",
        "2S");
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(this, new TestInjector.MatchesType(OidcIssuer.class));
  }

  /**
   * Signs a user with these groups in, as the page of an issuer does.
   *
   * @param authorization the URL to which the service has led the browser
   * @return the code for the service
   */
  String authorize(String authorization, String... groups) {
    return authorize(authorization, this::signed, groups);
  }

  /** Signs a user in whose ID token is made from its claims by a function. */
  String authorize(
      String authorization, Function<JwtClaimsBuilder, String> token, String... groups) {
    Map<String, String> request = IssuerTokenEndpoint.parameters(authorization);
    JwtClaimsBuilder claims = claims(groups).audience(CLIENT).claim("nonce", request.get("nonce"));
    return tokenEndpoint.grant(request, token.apply(claims));
  }

  IssuerTokenEndpoint tokenEndpoint() {
    return tokenEndpoint;
  }

  /** Claims of a token with these groups that expires in a minute. */
  JwtClaimsBuilder claims(String... groups) {
    JwtClaimsBuilder claims = Jwt.issuer(address()).subject("alice").expiresIn(60);
    return groups.length == 0 ? claims : claims.groups(Set.of(groups));
  }

  /** Signs a token. */
  String signed(JwtClaimsBuilder claims) {
    return claims.jws().keyId("1").sign(keys.getPrivate());
  }

  /** Signs a token of an editor that expires in a minute, with these further claims as JSON. */
  String signedJson(String claims) {
    long now = Instant.now().getEpochSecond();
    String payload =
        "{\"iss\": \"%s\", \"iat\": %d, \"exp\": %d, \"groups\": [\"editor\"]%s}"
            .formatted(address(), now, now + 60, claims.isEmpty() ? "" : ", " + claims);
    String content =
        encoded("{\"alg\": \"RS256\", \"kid\": \"1\"}".getBytes(UTF_8))
            + "."
            + encoded(payload.getBytes(UTF_8));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(UTF_8));
      return content + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs a token with another key. */
  static String forged(JwtClaimsBuilder claims) {
    return claims.jws().keyId("1").sign(keys().getPrivate());
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void serve(String path, String json) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = json.getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private static String encoded(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    return encoded(Arrays.copyOfRange(bytes, sign, bytes.length));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has RSA", e);
    }
  }
}
