Feature: Branch
  The first condition that holds decides where the application goes; nobody is asked.

  Background:
    Given the process
      """
      form:
        luas: {type: decimal, min: 1}
      steps:
        kelengkapan:
          review: {by: loket.petugas}
          form:
            perlu_survei: {type: boolean}
          outcomes: {lengkap: besar_kecil}
        besar_kecil:
          branch:
            choose:
              - {when: form.luas > 1000.0, to: pimpinan}
              - {when: form.luas > 100.0 || kelengkapan.perlu_survei, to: survei}
            otherwise: selesai
        survei:
          review: {by: lingkungan.tim}
          outcomes: {sudah: selesai}
        pimpinan:
          review: {by: pimpinan.kepala}
          outcomes: {ya: selesai}
        selesai: {close: {}}
      """

  Scenario Outline: The first condition that holds counts
    Given an application with luas "<luas>"
    When Rina decides "lengkap" with perlu_survei "<survei>"
    Then <agency> is asked

    Examples:
      | luas | survei | agency     |
      | 2000 | tidak  | pimpinan   |
      | 2000 | ya     | pimpinan   |
      | 500  | tidak  | lingkungan |
      | 5    | ya     | lingkungan |

  Scenario: Otherwise it goes the other way, within the same decision
    Given an application with luas "5"
    When Rina decides "lengkap" with perlu_survei "tidak"
    Then nobody is asked
    And it has ended as "lapsed"
