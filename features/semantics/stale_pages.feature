Feature: Stale pages
  Nobody decides on something other than what she read.

  Background:
    Given the process
      """
      form:
        luas: {type: decimal}
      steps:
        rekomendasi:
          consultation:
            ask: [{by: kesehatan.tim}, {by: perhubungan.tim}]
          outcomes: {disetujui: selesai, kembalikan: perbaikan}
        perbaikan:
          correction: {within: 14 days, then: pemeriksaan}
        pemeriksaan:
          review: {by: loket.petugas}
          outcomes: {benar: selesai, salah: perbaikan}
        selesai: {close: {}}
      """
    And an application with luas "5"

  Scenario: A colleague in another agency changes nothing she read
    Given Sari opened the page
    And Dewi decided "disetujui"
    When Sari decides "disetujui" from the page she opened
    Then it is allowed

  Scenario: A colleague who took and gave back the task changed the page
    Given Sari opened the page
    And Sari took the task
    When Sari decides "disetujui" from the page she opened
    Then it is refused as "stale-page"
    And she reads `This application changed since you opened the page. Read it again, then decide.`

  Scenario: A page from before the correction is stale
    Given Rina opened the page
    And Sari decided "kembalikan"
    And Dewi decided "disetujui"
    And the applicant corrected luas to "6"
    When Rina decides "benar" from the page she opened
    Then it is refused as "stale-page"

  Scenario: A page opened after it is not
    Given Sari decided "kembalikan"
    And Dewi decided "disetujui"
    And the applicant corrected luas to "6"
    And Rina opened the page
    When Rina decides "benar" from the page she opened
    Then it is allowed
