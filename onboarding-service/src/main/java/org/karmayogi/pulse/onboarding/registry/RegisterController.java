package org.karmayogi.pulse.onboarding.registry;

import org.jspecify.annotations.Nullable;
import org.karmayogi.pulse.edge.register.Register;
import org.karmayogi.pulse.edge.register.RegisterEntry;
import org.karmayogi.pulse.edge.register.RegisterPage;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which departments and districts events and queries may name. */
@RestController
class RegisterController {

    private final Register departments = Register.departments();
    private final Register districts = Register.districts();

    @GetMapping("/v1/departments")
    RegisterPage<RegisterEntry> departments(
            @RequestParam(defaultValue = RegisterPage.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return RegisterPage.of(departments, limit, cursor);
    }

    @GetMapping("/v1/districts")
    RegisterPage<RegisterEntry> districts(
            @RequestParam(defaultValue = RegisterPage.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return RegisterPage.of(districts, limit, cursor);
    }
}
