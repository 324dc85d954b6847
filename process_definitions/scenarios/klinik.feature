# language: id
Fitur: Sertifikat Standar Klinik
  Klinik dikunjungi Dinas Kesehatan bersama DLH; yang kurang diperbaiki dalam dua bulan atau permohonannya gugur.

  Skenario: Visitasi berjalan di samping pertimbangan limbah dan bangunan
    Dengan contoh permohonan "klinik"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Dewi memutuskan "teruskan"
    Maka dinkes, dlh dan dcktr ditanya
    Dan jalur "main/visitasi" berada di "jadwal_visitasi"

  Skenario: Yang dinilai tidak sesuai dikembalikan, dan hanya itu yang dinilai lagi
    Dengan contoh permohonan "klinik"
    Dan Bayu sudah memutuskan "kembalikan" menilai denah tidak sesuai "Skalanya tidak tercantum."
    Ketika pemohon memperbaiki dokumen "denah"
    Dan Bayu memutuskan "lengkap"
    Maka permohonan berada di "verifikasi"
    Dan "denah" dinilai sesuai

  Skenario: Selama ada yang tidak sesuai, permohonan tidak diteruskan
    Dengan contoh permohonan "klinik"
    Ketika Bayu memutuskan "lengkap" menilai slf tidak sesuai "Sudah tidak berlaku."
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "checks" disebut

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

  Skenario: Perpanjangan melanjutkan masa berlaku yang lama
    Dengan izin "klinik" sudah terbit
    Dan hari ini tanggal 2030-10-01
    Dan permohonan "perpanjangan" tentang izin itu diajukan
    Ketika semua yang ditanya menyetujui
    Maka "no_izin_lama" tidak diminta
    Dan izin "503/0001-DPMPTSP/KLINIK/2026" diperpanjang
    Dan izin "503/0001-DPMPTSP/KLINIK/2030" berlaku sampai "2036-03-01"

  Skenario: Perpanjangan paling awal 180 hari sebelum berakhir
    Dengan izin "klinik" sudah terbit
    Dan hari ini tanggal 2030-08-01
    Ketika permohonan "perpanjangan" tentang izin itu diajukan
    Maka itu ditolak dengan kode "too-early"

  Skenario: Yang mengunjungi bersama menandatangani berita acaranya
    Dengan contoh permohonan "klinik" sudah sampai di "kunjungan_visitasi"
    Ketika semua petugas di "kunjungan_visitasi" memutuskan "memenuhi"
    Maka dokumen "letters/berita_acara" terbit

  Skenario: Kalibrasi yang habis ditunjukkan kepada petugas
    Dengan contoh permohonan "klinik" dengan
      | peralatan.2.kalibrasi_sampai | 2026-01-31 |
    Maka nilai "kalibrasi_habis" adalah "Ya"
    Dan nilai "jumlah_tenaga" adalah "4"

  Skenario: Alat yang wajib dikalibrasi menyebut masanya
    Ketika permohonan "klinik" diajukan dengan
      | peralatan.4.dikalibrasi | ya |
    Maka itu ditolak dengan kode "invalid-form"
    Dan isian "peralatan.4.kalibrasi_sampai" disebut

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

  Skenario: Perbaikan oleh pemohon: pemohon diam; Verifikasi kebenaran data: kembalikan untuk diperbaiki
    Dengan contoh permohonan "klinik"
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | ulang |
      | pertimbangan | diperbaiki |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | tidak_memenuhi |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | kembalikan |
    Ketika keputusan ini diambil
      | perbaikan | lapsed |
    Maka permohonan berakhir "lapsed"

  Skenario: Pertimbangan limbah dan bangunan: tidak disetujui; Verifikasi kebenaran data: usulkan penolakan
    Dengan contoh permohonan "klinik"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | tolak |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | teruskan |
    Ketika keputusan ini diambil
      | pertimbangan | ditolak |
    Maka permohonan berada di "pemeriksaan"
    Dan jalur "main/visitasi" berada di "jadwal_visitasi"

  Skenario: Pertimbangan limbah dan bangunan: gugur karena tidak diperbaiki
    Dengan contoh permohonan "klinik"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
    Ketika keputusan ini diambil
      | pertimbangan | gugur |
    Maka permohonan berakhir "lapsed"

  Skenario: Pemeriksaan teknis bersama: perlu diperbaiki
    Dengan contoh permohonan "klinik"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | pertimbangan | diperbaiki |
      | jadwal_visitasi | dijadwalkan |
    Ketika keputusan ini diambil
      | kunjungan_visitasi | memenuhi |
    Maka permohonan berada di "perbaikan"

  Skenario: Paraf Ketua Pokja: kembalikan ke verifikator
    Dengan contoh permohonan "klinik"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_visitasi | dijadwalkan |
      | pertimbangan | disetujui |
      | kunjungan_visitasi | memenuhi |
      | rekomendasi | disetujui |
    Ketika keputusan ini diambil
      | paraf_pokja | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Paraf Kepala Bidang: kembalikan ke verifikator
    Dengan contoh permohonan "klinik"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | memenuhi |
      | pertimbangan | disetujui |
      | rekomendasi | disetujui |
      | paraf_pokja | diparaf |
    Ketika keputusan ini diambil
      | paraf_bidang | kembalikan |
    Maka permohonan berada di "verifikasi"

  Skenario: Tanda tangan sertifikat: kembalikan ke verifikator
    Dengan contoh permohonan "klinik"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | pertimbangan | disetujui |
      | jadwal_visitasi | dijadwalkan |
      | kunjungan_visitasi | memenuhi |
      | rekomendasi | disetujui |
      | paraf_pokja | diparaf |
      | paraf_bidang | diparaf |
    Ketika keputusan ini diambil
      | tanda_tangan | kembalikan |
    Maka permohonan berada di "verifikasi"
