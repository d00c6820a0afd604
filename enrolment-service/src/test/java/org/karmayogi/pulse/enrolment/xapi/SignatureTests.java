package org.karmayogi.pulse.enrolment.xapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.karmayogi.pulse.intake.feed.FeedFault;
import org.karmayogi.pulse.intake.feed.JsonAt;
import tools.jackson.databind.json.JsonMapper;

/** Data 2.6: a signature is well formed, and over the statement that it comes with. */
class SignatureTests {

    private static final String STATEMENT =
            "{'actor':{'mbox':'mailto:a@a.example'},'verb':{'id':'urn:v'},'object':{'id':'urn:o'},'result':{'score':{'raw':1.0}}}";

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512"})
    void aSignatureOverTheStatementPasses(String algorithm) {
        require(STATEMENT, signed(algorithm, STATEMENT));
        require(
                STATEMENT.replace("'actor'", "'id':'7d0ca1a4-7d1f-4c38-8a55-7c1f8f7f1f52','actor'"),
                signed(algorithm, STATEMENT));
        require(STATEMENT.replace("1.0", "1"), signed(algorithm, STATEMENT));
    }

    @Test
    void anotherOneIsRefused() {
        refused(signed("HS256", STATEMENT), "RS256");
        refused(signed("RS256", STATEMENT.replace("urn:o", "urn:p")), "over the statement");
        refused(signed("RS256", "7"), "over the statement");
        refused("a.b", "three parts");
        refused("{}.{}.", "base64url");
        refused(
                encoded("{'alg':'RS256','x5c':['" + Base64.getEncoder().encodeToString(new byte[10]) + "']}") + "."
                        + encoded(STATEMENT) + ".x",
                "certificate");
    }

    @Test
    void itsContentTypeIsThatOfASignature() {
        assertThatExceptionOfType(FeedFault.class)
                .isThrownBy(() -> Signature.require(
                        attachment("text/plain"), signed("RS256", STATEMENT).getBytes(UTF_8), at("", STATEMENT)))
                .satisfies(fault -> assertThat(fault.error().pointer()).isEqualTo("/attachments/0/contentType"));
    }

    private static void refused(String signature, String why) {
        assertThatExceptionOfType(FeedFault.class)
                .isThrownBy(() -> require(STATEMENT, signature))
                .withMessageContaining(why);
    }

    private static void require(String statement, String signature) {
        Signature.require(attachment("application/octet-stream"), signature.getBytes(UTF_8), at("", statement));
    }

    private static JsonAt attachment(String contentType) {
        return at(
                "/attachments/0",
                "{'usageType':'http://adlnet.gov/expapi/attachments/signature','contentType':'" + contentType + "'}");
    }

    private static String signed(String algorithm, String payload) {
        return encoded("{'alg':'" + algorithm + "'}") + "." + encoded(payload) + ".c2lnbmF0dXJl";
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.replace('\'', '"').getBytes(UTF_8));
    }

    private static JsonAt at(String pointer, String json) {
        return new JsonAt(pointer, JsonMapper.shared().readTree(json.replace('\'', '"')));
    }
}
