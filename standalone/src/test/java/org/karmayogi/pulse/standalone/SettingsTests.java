package org.karmayogi.pulse.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTests {

    @Test
    void servesOn8080WithItsDataHereUnlessTold() {
        assertThat(Settings.of(Map.of()))
                .isEqualTo(new Settings(8080, Path.of("data").toAbsolutePath(), false));
        assertThat(Settings.of(Map.of("PULSE_PORT", "9000", "PULSE_DATA", "/tmp/pulse")))
                .isEqualTo(new Settings(9000, Path.of("/tmp/pulse"), false));
    }

    @Test
    void saysWhatIsWrongWithAPort() {
        assertThatThrownBy(() -> Settings.of(Map.of("PULSE_PORT", "80800")))
                .hasMessage("PULSE_PORT must be a port from 0 to 65535, not '80800'");
        assertThatThrownBy(() -> Settings.of(Map.of("PULSE_PORT", "http"))).hasMessageContaining("'http'");
    }
}
