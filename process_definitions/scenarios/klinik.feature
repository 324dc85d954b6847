# language: id
Fitur: Sertifikat Standar Klinik
  Klinik dikunjungi Dinas Kesehatan bersama DLH; yang kurang diperbaiki dalam dua bulan atau permohonannya gugur.

  Skenario: Visitasi berjalan di samping pertimbangan limbah dan bangunan
    Dengan contoh permohonan "klinik"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Dewi memutuskan "teruskan"
    Maka dinkes, dlh dan dcktr ditanya
    Dan jalur "main/visitasi" berada di "jadwal_visitasi"

  Skenario: Perbaikan hasil visitasi tidak menghentikan pertimbangan
    Dengan contoh permohonan "klinik" sudah sampai di "perbaikan_visitasi"
    Ketika pemohon memperbaiki dokumen "daftar_alat"
    Maka jalur "main/visitasi" berada di "jadwal_visitasi"
    Dan "pertimbangan" dikunjungi 1 kali

  Skenario: Yang tidak diperbaiki dalam dua bulan gugur
    Dengan contoh permohonan "klinik" sudah sampai di "perbaikan_visitasi"
    Ketika 45 hari kerja berlalu
    Maka permohonan berakhir "lapsed"

  Skenario: Sertifikat berlaku lima tahun
    Dengan contoh permohonan "klinik" sudah sampai di "tanda_tangan"
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001-DPMPTSP/KLINIK/2026"
    Dan izin berlaku sampai "2031-03-01"

  Skenario: Klinik rawat inap menyebut jumlah tempat tidur
    Ketika permohonan "klinik" diajukan dengan
      | jenis_pelayanan | rawat_inap |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "jumlah_tt" disebut

  Skenario: Klinik utama menyebut kekhususannya
    Ketika permohonan "klinik" diajukan dengan
      | jenis_klinik | utama |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "kekhususan" disebut

  Skenario: Klinik pemerintah tidak memerlukan NIB
    Ketika permohonan "klinik" diajukan dengan
      | jenis_pemohon | instansi |
    Maka permohonan berada di "kelengkapan"

  Skenario: Kepala Dinas Kesehatan meminta perbaikan denah
    Dengan contoh permohonan "klinik" sudah sampai di "rekomendasi"
    Dan Bambang sudah memutuskan "diperbaiki" di "rekomendasi" karena "Denah belum memuat ruang tunggu" menyebut denah dengan
      | nomor_rekomendasi | 440/1 |
    Ketika pemohon memperbaiki dokumen "denah"
    Maka permohonan berada di "kelengkapan"

  Skenario: Klinik yang tidak memenuhi standar ditolak dengan surat
    Dengan contoh permohonan "klinik" sudah sampai di "rekomendasi"
    Dan Bambang sudah memutuskan "ditolak" di "rekomendasi" karena "Penanggung jawab tidak memiliki SIP di klinik ini" dengan
      | nomor_rekomendasi | 440/1 |
    Ketika Maya memutuskan "ditandatangani"
    Maka permohonan berakhir "refused"
    Dan dokumen bernomor "503/0001-DPMPTSP/TOLAK-KLINIK/2026"
