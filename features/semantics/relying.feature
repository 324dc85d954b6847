Feature: What an answer relies on
  Whoever says what her answer relies on is not asked again where a correction changed none of it. Everybody else is,
  and so is every agency that a change concerns for the first time: a market of 18 stalls that becomes one of 300.

  Background:
    Given the process
      """
      form:
        lapak: {type: integer, min: 1}
        denah: {type: text}
        luas: {type: integer, min: 1}
      language: 2
      steps:
        kelengkapan:
          review: {by: loket.petugas}
          outcomes: {lengkap: rekomendasi, kembalikan: {to: perbaikan, reason: true}}
        rekomendasi:
          consultation:
            ask:
              - {by: kesehatan.tim, relies_on: [form.lapak]}
              - {by: lingkungan.tim, relies_on: [form.denah]}
              - {by: perhubungan.tim, when: form.lapak > 100, relies_on: [form.lapak]}
          form: {catatan: {type: text, optional: true}}
          outcomes: {baik: tanda_tangan, perbaiki: {to: perbaikan, reason: true}, buruk: ditolak}
        tanda_tangan:
          signature: {by: pimpinan.kepala, not_by: [kelengkapan, rekomendasi]}
          outcomes: {setuju: selesai, kembalikan: {to: perbaikan, reason: true}}
        perbaikan:
          correction: {within: 14 days, on_silence: gugur, then: kelengkapan}
        selesai: {close: {}}
        ditolak: {close: {}}
        gugur: {close: {}}
      """
    And an application with
      | lapak | denah | luas |
      | 18    | A     | 90   |
    And Rina decided "lengkap"
    And Sari decided "baik"
    And Lela decided "baik"

  Scenario: An answer stands where nothing changed that it relies on, and the others are asked again
    Given Budi returned it with "kembalikan", naming denah: "Skalanya keliru"
    And the applicant corrected denah to "B"
    When Tono decides "lengkap"
    Then lingkungan is asked
    And the answer of kesehatan was kept
    And in round 2 of "rekomendasi" Sari decided "baik"

  Scenario: The case goes on by the answers that stand
    Given Budi returned it with "kembalikan", naming luas: "Menurut denah 95"
    And the applicant corrected luas to "95"
    When Tono decides "lengkap"
    Then it stands at "tanda_tangan" for the 2nd time
    And pimpinan is asked

  Scenario: A change concerns an agency that was not asked, and it is asked
    Given Budi returned it with "kembalikan", naming lapak: "Menurut denah 300"
    And the applicant corrected lapak to "300"
    When Tono decides "lengkap"
    Then kesehatan and perhubungan are asked
    And the answer of lingkungan was kept

  Scenario: An answer stands through several corrections
    Given Budi returned it with "kembalikan", naming luas: "Menurut denah 95"
    And the applicant corrected luas to "95"
    And Tono decided "lengkap"
    And Budi returned it with "kembalikan", naming denah: "Skalanya keliru"
    And the applicant corrected denah to "B"
    When Tono decides "lengkap"
    Then lingkungan is asked
    And in round 3 of "rekomendasi" Sari decided "baik"

  Scenario: Whoever wanted a correction looks at it again
    Given Budi returned it with "kembalikan", naming denah: "Skalanya keliru"
    And the applicant corrected denah to "B"
    And Tono decided "lengkap"
    And Lela returned it with "perbaiki", naming luas: "Menurut denah 95"
    And the applicant corrected luas to "95"
    When Tono decides "lengkap"
    Then lingkungan is asked

  Scenario: A correction that changes nothing leaves every answer as it was
    Given Budi returned it with "kembalikan", naming denah: "Skalanya keliru"
    And the applicant corrected denah to "A"
    When Tono decides "lengkap"
    Then it stands at "tanda_tangan" for the 2nd time

  Scenario: The history says whose answer stands, and why
    Given Budi returned it with "kembalikan", naming denah: "Skalanya keliru"
    And the applicant corrected denah to "B"
    When Tono decides "lengkap"
    Then the applicant reads `Dinas Kesehatan: Baik (Rekomendasi) stands, because the correction changed nothing it relies on: Lapak`
